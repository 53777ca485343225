// Whether an entry about an account carries a proof that holds (D11.61): looked at as it is taken in, before any PC of the office names it.
import { accountProofSchema, accountSigner, provedTypes } from '#core/foundation/wire/account-proof.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';

/**
 * False for a fact about an account without a proof, or with one that does not hold; true for every other entry. Whether the key was
 * in force where the entry was written is not asked: that depends on what its PC knew, which the PCs of the office judge.
 */
export function hasSoundProof({ office, device, type, body: said }: Envelope): boolean {
  if (!provedTypes.includes(type)) return true;
  const { proof, ...body } = said;
  const read = accountProofSchema.safeParse(proof);
  return read.success && accountSigner({ office, device, type, body }, undefined, read.data) !== null;
}
