// Who may be activated and who may sign in (D8, D9, D11). Pure.
import type { PersonState } from './contract.ts';

export type PersonFacts = {
  /** A cut-off that no activation answers. */
  readonly hasStandingCutOff: boolean;
  readonly hasActivation: boolean;
  /** A password was chosen under the latest activation. */
  readonly hasPassword: boolean;
};

/** A person's state from what their facts answer; no clock has a say in it (D9, D11). */
export function personState(facts: PersonFacts): PersonState {
  if (facts.hasStandingCutOff) return 'cut_off';
  if (!facts.hasActivation) return 'registered';
  return facts.hasPassword ? 'active' : 'activated';
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

/** Digits of a PIN, and wrong ones in a row after which only the password opens. */
export const pinForm = /^\d{4,6}$/;
export const pinTries = 5;

/** Whether a PIN is the first that anyone would try: one digit over and over, or digits in a row. */
export function isSimplePin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && (step === 0 || step === 1 || step === -1);
}

/** A PIN is for its shift: it ends with the business day on which it was set, and with the close of that day. */
export function isPinOver(
  pin: { readonly at: string; readonly day: string },
  today: string,
  latestClosing: { readonly kind: 'closed' | 'reopened'; readonly at: string } | null,
): boolean {
  if (pin.day !== today) return true;
  return latestClosing?.kind === 'closed' && latestClosing.at > pin.at;
}
