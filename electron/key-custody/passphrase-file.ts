// Custody by passphrase: scrypt derives a wrapping key, AES-256-GCM wraps the data key.
// A wrong passphrase and changed bytes look the same: the key does not open.
import { createCipheriv, createDecipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { requireStrongPassphrase } from './passphrase-rule.ts';
import { dataKeyBytes, type KeyCustody, type WrappedKey } from './port.ts';

export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };
/** What OWASP asks of scrypt today. Each file says its own cost, so that this one can be raised. */
const cost: ScryptCost = { n: 131_072, r: 8, p: 1 };
const purpose = Buffer.from('pishkhan-data-key-v1', 'utf8');

/** What the passphrase is asked for: to open an office, or to make a new one (then the asker asks twice). */
export type PassphraseOccasion = 'open' | 'create';
export type AskPassphrase = (occasion: PassphraseOccasion) => Promise<string>;

/**
 * Custody by a passphrase that is asked for only when it is needed.
 * @param costOfWraps of what it wraps; the product takes today's.
 */
export function passphraseCustody(ask: AskPassphrase, costOfWraps = cost): KeyCustody {
  return {
    kind: 'passphrase',
    async wrap(key) {
      const salt = randomBytes(16);
      const nonce = randomBytes(12);
      const passphrase = requireStrongPassphrase(await ask('create'));
      const wrapping = await derive(passphrase, salt, costOfWraps);
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(purpose);
      const box = Buffer.concat([cipher.update(key), cipher.final()]);
      return {
        kind: 'passphrase',
        kdf: 'scrypt',
        ...costOfWraps,
        salt: salt.toString('base64'),
        nonce: nonce.toString('base64'),
        box: box.toString('base64'),
        tag: cipher.getAuthTag().toString('base64'),
      };
    },
    async unwrap(wrapped) {
      if (wrapped.kind !== 'passphrase') return null;
      const wrapping = await derive(await ask('open'), Buffer.from(wrapped.salt, 'base64'), wrapped);
      return openBox(wrapped, wrapping);
    },
  };
}

function openBox(wrapped: Extract<WrappedKey, { kind: 'passphrase' }>, wrapping: Buffer): Uint8Array | null {
  const tag = Buffer.from(wrapped.tag, 'base64');
  const nonce = Buffer.from(wrapped.nonce, 'base64');
  if (tag.length !== 16 || nonce.length !== 12) return null;
  const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce).setAAD(purpose).setAuthTag(tag);
  try {
    const key = Buffer.concat([decipher.update(Buffer.from(wrapped.box, 'base64')), decipher.final()]);
    return key.length === dataKeyBytes ? new Uint8Array(key) : null;
  } catch {
    // final() throws exactly when the tag does not fit: the key does not open.
    return null;
  }
}

function derive(passphrase: string, salt: Buffer, { n, r, p }: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
