// Seals what is carried between the office's PCs to those that are its PCs now. The office's own key would not do: a PC that
// was removed knows it. Each is reached by the X25519 form of its Ed25519 key (RFC 7748, section 4.1: the same curve), so that every PC
// that was ever admitted can be sealed to.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import {
  CompactEncrypt,
  compactDecrypt,
  errors,
  GeneralEncrypt,
  type GeneralJWE,
  generalDecrypt,
} from 'jose';
import { z } from 'zod';
import { measures } from '../contract.ts';

const prime = 2n ** 255n - 19n;
const jwk = { kty: 'OKP', crv: 'X25519' } as const;

/** A device's key for sealing, from its raw Ed25519 key, base64url. */
function sealingKeyOf(publicKey: string): KeyObject {
  const bytes = Buffer.from(publicKey, 'base64url').reverse();
  const y = BigInt(`0x${bytes.toString('hex')}`) & (2n ** 255n - 1n);
  // u = (1 + y) / (1 - y)
  const u = mod((1n + y) * power(mod(1n - y), prime - 2n));
  const x = Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
  return createPublicKey({ key: { ...jwk, x: x.toString('base64url') }, format: 'jwk' });
}

/** The other half, from the device's own Ed25519 key. */
function openingKeyOf(signingKey: KeyObject): KeyObject {
  const { d = '', x = '' } = signingKey.export({ format: 'jwk' });
  const scalar = createHash('sha512').update(Buffer.from(d, 'base64url')).digest().subarray(0, 32);
  const { x: point = '' } = sealingKeyOf(x).export({ format: 'jwk' });
  return createPrivateKey({ key: { ...jwk, d: scalar.toString('base64url'), x: point }, format: 'jwk' });
}

const mod = (value: bigint): bigint => ((value % prime) + prime) % prime;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let [square, rest] = [base, exponent]; rest > 0n; square = mod(square * square), rest >>= 1n)
    if ((rest & 1n) === 1n) result = mod(result * square);
  return result;
}

/** The key of one bundle, sealed to each of its readers. Checked by opening it. */
export const sealedKeySchema = z.looseObject({
  protected: z.string().max(200),
  iv: z.string().max(200),
  ciphertext: z.string().max(200),
  tag: z.string().max(200),
  recipients: z
    .array(z.looseObject({ encrypted_key: z.string().max(200), header: z.looseObject({ kid: z.string() }) }))
    .max(measures.members),
});
export type SealedKey = z.infer<typeof sealedKeySchema>;

/** Whether anything can be sealed to a PC: not to a key that somebody made up with whom nothing can be agreed. */
export function isSealable(publicKey: string): boolean {
  const { privateKey } = generateKeyPairSync('x25519');
  try {
    return diffieHellman({ privateKey, publicKey: sealingKeyOf(publicKey) }).some((byte) => byte !== 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_OSSL') === true) return false;
    throw error;
  }
}

/** Seals a bundle's key (32 bytes) to PCs. */
export async function sealKey(
  key: Uint8Array,
  readers: readonly { readonly deviceId: string; readonly publicKey: string }[],
): Promise<GeneralJWE> {
  const sealing = new GeneralEncrypt(key).setProtectedHeader({ enc: 'A256GCM' });
  for (const { deviceId, publicKey } of readers)
    sealing
      .addRecipient(sealingKeyOf(publicKey))
      .setUnprotectedHeader({ alg: 'ECDH-ES+A256KW', kid: deviceId });
  return sealing.encrypt();
}

/** Opens it with this PC's own key; null when it was not sealed to this PC. */
export async function openKey(
  sealed: SealedKey,
  { deviceId, signingKey }: { readonly deviceId: string; readonly signingKey: KeyObject },
): Promise<Uint8Array | null> {
  const own = sealed.recipients.filter(({ header }) => header.kid === deviceId);
  if (own.length === 0) return null;
  try {
    const jwe = { ...sealed, recipients: own } as unknown as GeneralJWE;
    const { plaintext } = await generalDecrypt(jwe, openingKeyOf(signingKey), {
      keyManagementAlgorithms: ['ECDH-ES+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return plaintext.length === 32 ? plaintext : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Encrypts a part under the bundle's key. */
export const sealPart = async (bytes: Uint8Array, key: Uint8Array): Promise<Uint8Array> =>
  Buffer.from(
    await new CompactEncrypt(bytes).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key),
    'utf8',
  );

/** @returns null when it was not sealed under this key */
export async function openPart(part: Uint8Array, key: Uint8Array): Promise<Uint8Array | null> {
  try {
    return (await compactDecrypt(part, key, { keyManagementAlgorithms: ['dir'] })).plaintext;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
