// The key of an account, as it is kept (D11): an Ed25519 seed sealed under a secret that a person types. Every password has a key of
// its own, and every one-time code; a secret is right when it opens its key. The derivation is slow by intention and asynchronous,
// so it always runs before a transaction is opened. The library with its native part is loaded by the first secret.
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type AccountKey, accountKeyOf } from '#core/foundation/wire/account-proof.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { costOf, type SealedKey } from './contract.ts';

/** A public key and what opens the private one, as an entry carries them. */
export type KeptKey = { readonly publicKey: string; readonly sealed: SealedKey };

const argon2 = () => import('@node-rs/argon2');

/** Derives by argon2id at the library's defaults: 19 MiB, two passes, one lane. */
async function deriveNew(secret: string, salt: Uint8Array): Promise<{ under: Buffer; cost: string }> {
  const { hash } = await argon2();
  const [, , , cost = '', , made = ''] = (await hash(secret.normalize('NFC'), { salt })).split('$');
  return { under: Buffer.from(made, 'base64'), cost };
}

async function deriveAgain(secret: string, { salt, cost }: SealedKey): Promise<Buffer> {
  const { hashRaw } = await argon2();
  return hashRaw(secret.normalize('NFC'), {
    ...{ ...costOf(cost), outputLen: 32, salt: Buffer.from(salt, 'base64url') },
  });
}

/** Makes a key pair that this secret opens. */
export async function newAccountKey(
  secret: string,
  { randomBytes }: Pick<Machine, 'randomBytes'>,
): Promise<{ key: AccountKey; kept: KeptKey }> {
  const salt = randomBytes(16);
  const [seed, nonce] = [randomBytes(32), randomBytes(12)];
  const key = accountKeyOf(seed);
  const { under, cost } = await deriveNew(secret, salt);
  const cipher = createCipheriv('aes-256-gcm', under, nonce);
  cipher.setAAD(Buffer.from(key.publicKey, 'base64url'));
  const sealed = Buffer.concat([nonce, cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
  return {
    key,
    kept: {
      publicKey: key.publicKey,
      sealed: { cost, salt: Buffer.from(salt).toString('base64url'), sealed: sealed.toString('base64url') },
    },
  };
}

/** Opens a key by its secret; null where it is another secret. */
export async function openAccountKey(
  { publicKey, sealed }: KeptKey,
  secret: string,
): Promise<AccountKey | null> {
  const bytes = Buffer.from(sealed.sealed, 'base64url');
  const under = await deriveAgain(secret, sealed);
  const decipher = createDecipheriv('aes-256-gcm', under, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(publicKey, 'base64url'));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    const key = accountKeyOf(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
    return key.publicKey === publicKey ? key : null;
  } catch {
    return null;
  }
}
