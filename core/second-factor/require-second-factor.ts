// Which acts ask a manager for the second factor, and the taking of its proof (D11): asked in one place, before the act is
// looked at (core/desk/trpc.ts).

import type { Proofs } from '#core/desk/proofs.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { Person } from '#core/staff/contract.ts';
import type { SecondFactorReads } from './queries.ts';

/** `office`: once the office has switched it on. `own`: as soon as this person has a key or a code (what changes them). */
export type AsksSecondFactor = 'office' | 'own';

export type SecondFactorDesk = {
  readonly proofs: Proofs;
  readonly reads: { readonly secondFactor: SecondFactorReads };
};

/**
 * Takes the proof of this very act when it asks for one.
 * @returns how to give it back when the act is refused for another reason
 * @throws SECOND_FACTOR_NEEDED
 */
export function takeProof(
  { proofs, reads: { secondFactor } }: SecondFactorDesk,
  asks: AsksSecondFactor | undefined,
  call: { readonly actor: Person; readonly session: string; readonly act: string },
): () => void {
  const { actor, session, act } = call;
  const isAsked =
    asks !== undefined &&
    actor.role === 'manager' &&
    ((asks === 'office' && secondFactor.isRequired()) || (asks === 'own' && secondFactor.has(actor.id)));
  if (!isAsked) return () => undefined;
  const giveBack = proofs.take(session, act);
  if (giveBack === null) throw refusal('SECOND_FACTOR_NEEDED', { act });
  return giveBack;
}
