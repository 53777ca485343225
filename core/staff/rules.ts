// Who may be activated and who may sign in (D8, D9, D11). Pure.
import type { PersonState } from './contract.ts';

export type PersonFacts = {
  readonly lastActivatedAt: string | null;
  readonly lastCredentialAt: string | null;
  readonly lastCutOffAt: string | null;
};

/** A person's state from the instants of the latest facts. A cut-off at the same instant as an activation wins. */
export function personState(facts: PersonFacts): PersonState {
  const { lastActivatedAt, lastCredentialAt, lastCutOffAt } = facts;
  if (lastCutOffAt !== null && (lastActivatedAt === null || lastCutOffAt >= lastActivatedAt))
    return 'cut_off';
  if (lastActivatedAt === null) return 'registered';
  return lastCredentialAt !== null && lastCredentialAt >= lastActivatedAt ? 'active' : 'activated';
}

export type ActivationRefusal = 'SUPERVISION_FILE_MISSING' | 'CLEARANCE_MISSING' | 'CLEARANCE_EXPIRED';

/** D8: no account without a supervision file and an approved, unexpired clearance. Days are business days. */
export function activationRefusal(
  supervisionFile: object | null,
  clearance: { readonly expiresOn: string } | null,
  today: string,
): ActivationRefusal | null {
  if (supervisionFile === null) return 'SUPERVISION_FILE_MISSING';
  if (clearance === null) return 'CLEARANCE_MISSING';
  return clearance.expiresOn < today ? 'CLEARANCE_EXPIRED' : null;
}

/** Wrong passwords in a row before a pause, and the pause in seconds. */
export const attemptsBeforePause = 5;
export const pauseSeconds = 60;
