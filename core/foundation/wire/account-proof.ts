// The proof that a fact about an account carries (D11, docs/protocol.md §6): a signature by an account's key. A PC's key signs
// batches and heads; it speaks for no person.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { canonicalBytes } from './canonical.ts';
import { hashSchema, rawKeySchema, signatureSchema } from './contract.ts';
import { ed25519PublicKey } from './signature.ts';

/** An Ed25519 key pair; `publicKey` raw, base64url. */
export type AccountKey = { readonly publicKey: string; readonly privateKey: KeyObject };

export const accountProofSchema = z.strictObject({
  /** The public key of the signature. */
  key: rawKeySchema,
  /** SHA-256 of the entry's private part, hex; left out where its type has none. */
  kept: hashSchema.optional(),
  signature: signatureSchema,
});
export type AccountProof = z.infer<typeof accountProofSchema>;

/** What is signed: an entry's office, its PC, its type and its body without the proof. */
export type AccountFact = {
  readonly office: string;
  readonly device: string;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The types of entries that count with such a proof alone. */
export const provedTypes: readonly string[] = [
  'staff.activated',
  'staff.password_chosen',
  'second_factor.key_registered',
  'second_factor.key_removed',
  'second_factor.codes_made',
  'second_factor.requirement_set',
  'second_factor.restored',
];

/** The exact bytes that the proof of a fact covers. */
export function accountStatement({ office, device, type, body }: AccountFact, kept?: string): Uint8Array {
  const said = { office, device, type, body, ...(kept === undefined ? {} : { kept }) };
  return Buffer.concat([Buffer.from('pishkhan-account-v1\0', 'utf8'), canonicalBytes(said)]);
}

/** Signs a fact. `privatePart` as it is written; undefined where its type has none. */
export function proveAccountFact(fact: AccountFact, privatePart: unknown, key: AccountKey): AccountProof {
  const kept = privatePart === undefined ? undefined : partHash(privatePart);
  const signature = sign(null, accountStatement(fact, kept), key.privateKey).toString('base64url');
  return { key: key.publicKey, ...(kept === undefined ? {} : { kept }), signature };
}

/**
 * Whose key signed a fact; null where the proof does not hold. A private part that is not here is not compared: its hash is
 * signed, and the entry commits to it.
 */
export function accountSigner(fact: AccountFact, privatePart: unknown, proof: AccountProof): string | null {
  const { key, kept, signature } = proof;
  if (privatePart !== undefined && partHash(privatePart) !== kept) return null;
  const isHis = verify(
    null,
    accountStatement(fact, kept),
    ed25519PublicKey(key),
    Buffer.from(signature, 'base64url'),
  );
  return isHis ? key : null;
}

const partHash = (part: unknown): string => createHash('sha256').update(canonicalBytes(part)).digest('hex');

/** DER before the 32 bytes of an Ed25519 seed (PKCS#8, RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key pair of a seed of 32 bytes. */
export function accountKeyOf(seed: Uint8Array): AccountKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('an Ed25519 key has a public part');
  return { publicKey: x, privateKey };
}
