// The third wrap of an office's data key (design.md §4): sealed to the province's recovery key, and, when a person there
// releases it, to the key of the one PC that asked. What travels is text that can be carried on any way.
import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, importJWK } from 'jose';
import { z } from 'zod';
import {
  enrolAnswerSchema,
  idSchema,
  instantSchema,
  keyAttestationSchema,
  officeCodeSchema,
  rawKeySchema,
  signatureSchema,
  successionSchema,
} from './contract.ts';
import { inGroups, paperAlphabet } from './enrol-code.ts';

/** A compact JWE of a key: never longer than a key's own content makes it. */
export const sealedKeySchema = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);

/** What is sealed: the data key of one PC of one office. */
export const heldKeySchema = z.strictObject({
  v: z.literal(1),
  office: officeCodeSchema,
  device: idSchema,
  /** 32 bytes, base64. */
  dataKey: z.base64().length(44),
  at: instantSchema,
});
export type HeldKey = z.infer<typeof heldKeySchema>;

/** What is given out: the key that was kept, who at the province released it, and when. */
export const releasedKeySchema = heldKeySchema.extend({
  by: z.string().min(1).max(80),
  releasedAt: instantSchema,
});
export type ReleasedKey = z.infer<typeof releasedKeySchema>;

/** The province's public recovery key with its word for it (recoveryKeyStatement). */
export const recoveryKeySchema = z.object({ key: rawKeySchema, signature: signatureSchema });
export type RecoveryKey = z.infer<typeof recoveryKeySchema>;

/** Answer of POST /v1/enrol. */
export const enrolAnswerWithKeySchema = enrolAnswerSchema.extend({
  recovery: recoveryKeySchema,
  keyAttestation: keyAttestationSchema,
  succession: successionSchema,
});
export type EnrolAnswerWithKey = z.infer<typeof enrolAnswerWithKeySchema>;

/** POST /v1/devices/{deviceId}/held-key. `signature` is the device's (heldKeyStatement). */
export const heldKeyRequestSchema = z.strictObject({ wrap: sealedKeySchema, signature: signatureSchema });
export const heldKeyAnswerSchema = z.object({ heldAt: instantSchema });

/** What a key is sealed for: what was kept at the province is never taken for what it gave out. */
type SealedKeys = { 'pishkhan-held-key': HeldKey; 'pishkhan-released-key': ReleasedKey };
export type SealedFor = keyof SealedKeys;
const shapes: { readonly [For in SealedFor]: z.ZodType<SealedKeys[For]> } = {
  'pishkhan-held-key': heldKeySchema,
  'pishkhan-released-key': releasedKeySchema,
};

/** The province says which key of its own keeps the offices' keys. */
export function recoveryKeyStatement(key: string): Uint8Array {
  return Buffer.from(`pishkhan-recovery-key-v1\n${key}`, 'utf8');
}

/** A device says that this is its key to keep. */
export function heldKeyStatement(deviceId: string, wrap: string): Uint8Array {
  const hash = createHash('sha256').update(wrap).digest('hex');
  return Buffer.from(`pishkhan-held-key-v1\n${deviceId}\n${hash}`, 'utf8');
}

/** A fresh X25519 pair, raw, base64url. */
export function newSealingPair(): { readonly publicKey: string; readonly privateKey: string } {
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new TypeError('an X25519 key has two parts');
  return { publicKey: x, privateKey: d };
}

/** Seals a key to a public key (raw X25519, base64url). */
export async function sealKey<For extends SealedFor>(
  publicKey: string,
  sealedFor: For,
  key: SealedKeys[For],
): Promise<string> {
  const recipient = await importJWK({ kty: 'OKP', crv: 'X25519', x: publicKey }, 'ECDH-ES');
  return new CompactEncrypt(Buffer.from(JSON.stringify(shapes[sealedFor].parse(key)), 'utf8'))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: sealedFor })
    .encrypt(recipient);
}

/** Opens what was sealed; null when it was sealed to another key, for something else, or changed. */
export async function openSealedKey<For extends SealedFor>(
  { publicKey, privateKey }: { readonly publicKey: string; readonly privateKey: string },
  sealedFor: For,
  sealed: string,
): Promise<SealedKeys[For] | null> {
  if (!sealedKeySchema.safeParse(sealed).success) return null;
  const own = createPrivateKey({
    key: { kty: 'OKP', crv: 'X25519', x: publicKey, d: privateKey },
    format: 'jwk',
  });
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, own, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    if (protectedHeader.typ !== sealedFor) return null;
    return shapes[sealedFor].parse(JSON.parse(Buffer.from(plaintext).toString('utf8')));
  } catch {
    // jose, JSON and zod each say in their own way that this is no key for us.
    return null;
  }
}

const requestMark = 'PKQ1.';
const checkBytes = 4;

/** What a PC that cannot open its office asks with: its public key and a check, as text to be carried. */
export function releaseRequestText(publicKey: string): string {
  const key = Buffer.from(publicKey, 'base64url');
  return `${requestMark}${Buffer.concat([key, checkOf(key)]).toString('base64url')}`;
}

/** The public key of a request as it was pasted; null when it is none or not whole. */
export function readReleaseRequest(text: string): string | null {
  const plain = text.slice(0, 500).replaceAll(/[\s\u200b-\u200f\ufeff]/g, '');
  if (!plain.startsWith(requestMark)) return null;
  const bytes = Buffer.from(plain.slice(requestMark.length), 'base64url');
  if (bytes.length !== 32 + checkBytes) return null;
  const key = bytes.subarray(0, 32);
  return checkOf(key).equals(bytes.subarray(32)) ? key.toString('base64url') : null;
}

/** What both sides read to each other, so that nobody on the way put a request of his own in the place. */
export function releaseFingerprint(publicKey: string): string {
  const digest = createHash('sha256').update(`pishkhan-key-request-v1\n${publicKey}`).digest();
  return inGroups(Array.from(digest.subarray(0, 12), (byte) => paperAlphabet.charAt(byte % 32)).join(''));
}

/** The form of such a fingerprint: three groups of four letters. */
export const releaseFingerprintForm = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/;

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, checkBytes);
}
