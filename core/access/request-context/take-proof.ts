// What an act asks of whoever does it, and the taking of its second factor (D11): said on its procedure, asked in one place, before
// the act is looked at (core/access/request-context/trpc.ts). The table of all acts is docs/proofs.md (D11.39); it stops an honest
// manager at most three times on an ordinary day (D11.43).

import type { Person, Purpose } from '#core/access/staff/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Proofs } from './proofs.ts';

export type AsksProof = {
  /**
   * `each`: the password comes with the act, which compares it itself. `recent`: it was shown within ten minutes, for whatever.
   * A purpose: it was shown for that purpose within five minutes; the sign-in does not count.
   */
  readonly password?: 'each' | 'recent' | Purpose;
  /**
   * The second factor of a manager. `office`: once the office has switched it on. `own`: of whoever had a key or a sheet of codes
   * (what changes them). `any`: in either case (what makes or strengthens an account, D11.62, or loosens a control, D20.162). For a purpose one proof covers its acts
   * as the password does.
   */
  readonly factor?: 'office' | 'own' | 'any';
  /** Another person takes part, who is independent of the first: asked by the command. */
  readonly second?: true;
  /** A signed code of the province takes part: read by the command. */
  readonly province?: true;
};

/** The purpose that one showing of the password covers; null where each act asks for itself. */
export function purposeOf({ password }: AsksProof): Purpose | null {
  return password === undefined || password === 'each' || password === 'recent' ? null : password;
}

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

const nothingTaken = { giveBack: () => undefined };

/** Takes the proof of this very act, or looks for that of its purpose, when it asks for one (D11.15). @throws SECOND_FACTOR_NEEDED */
export function takeProof(
  { proofs, reads: { secondFactor } }: SecondFactorDesk,
  asks: AsksProof,
  { actor, session, act }: { readonly actor: Person; readonly session: string; readonly act: string },
): TakenProof {
  const { factor } = asks;
  const isOfOffice = (factor === 'office' || factor === 'any') && secondFactor.isRequired();
  const isOwn = (factor === 'own' || factor === 'any') && secondFactor.has(actor.id);
  const isAsked = actor.role === 'manager' && (isOfOffice || isOwn);
  if (!isAsked) return { isProven: false, ...nothingTaken };
  const purpose = purposeOf(asks);
  if (purpose === null) {
    const giveBack = proofs.take(session, act);
    if (giveBack === null) throw refusal('SECOND_FACTOR_NEEDED', { act });
    return { isProven: true, giveBack };
  }
  const covered = `purpose.${purpose}`;
  if (!proofs.covers(session, covered)) throw refusal('SECOND_FACTOR_NEEDED', { act: covered });
  return { isProven: true, ...nothingTaken };
}
