// Ed25519 signature over a batch as sent (design.md §6). Verified before anything is decompressed.
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

export type BatchFacts = {
  deviceId: string;
  epoch: string;
  from: number;
  to: number;
  /** Chain hash before `from` and at `to`, hex. */
  prev: string;
  head: string;
  /** SHA-256 of the body as sent (compressed), hex. */
  bodySha256: string;
};

/** The exact bytes that a batch signature covers. */
export function batchSigningBytes(facts: BatchFacts): Uint8Array {
  const { deviceId, epoch, from, to, prev, head, bodySha256 } = facts;
  return Buffer.from(
    ['pishkhan-batch-v1', deviceId, epoch, String(from), String(to), prev, head, bodySha256].join('\n'),
    'utf8',
  );
}

/** Signs a batch; base64url, without padding. */
export function signBatch(facts: BatchFacts, privateKey: KeyObject): string {
  return sign(null, batchSigningBytes(facts), privateKey).toString('base64url');
}

/** True when `signature` (base64url) is the device's over these facts. `publicKey`: raw 32 bytes, base64url. */
export function batchSignatureHolds(facts: BatchFacts, signature: string, publicKey: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === 64 && verify(null, batchSigningBytes(facts), ed25519PublicKey(publicKey), bytes);
}

/** Key object of a raw Ed25519 public key (base64url). */
export function ed25519PublicKey(raw: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
}
