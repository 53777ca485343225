// Which acts ask a manager for the second factor, and the taking of its proof (D11): asked in one place, before the act is
// looked at (core/access/request-context/trpc.ts).

import type { Person } from '#core/access/staff/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Proofs } from './proofs.ts';

/** `office`: once the office has switched it on. `own`: of whoever had a key or a sheet of codes (what changes them). */
export type AsksSecondFactor = 'office' | 'own';

export type SecondFactorDesk = {
  readonly proofs: Proofs;
  readonly reads: {
    readonly secondFactor: {
      /** Whether the office has switched it on. */
      isRequired(): boolean;
      /** Whether a person has, or had, a key or a sheet of codes. */
      has(personId: string): boolean;
    };
  };
};

export type TakenProof = {
  /** A second factor was shown for this act: false where none was asked for. */
  readonly isProven: boolean;
  /** Gives it back when the act is refused for another reason. */
  giveBack(): void;
};

/** Takes the proof of this very act when it asks for one (D11.15). @throws SECOND_FACTOR_NEEDED */
export function takeProof(
  { proofs, reads: { secondFactor } }: SecondFactorDesk,
  asks: AsksSecondFactor | undefined,
  call: { readonly actor: Person; readonly session: string; readonly act: string },
): TakenProof {
  const { actor, session, act } = call;
  const isAsked =
    asks !== undefined &&
    actor.role === 'manager' &&
    ((asks === 'office' && secondFactor.isRequired()) || (asks === 'own' && secondFactor.has(actor.id)));
  if (!isAsked) return { isProven: false, giveBack: () => undefined };
  const giveBack = proofs.take(session, act);
  if (giveBack === null) throw refusal('SECOND_FACTOR_NEEDED', { act });
  return { isProven: true, giveBack };
}
