// Who can be the second person of what takes two (D4, D2): somebody whose word is worth something apart from the first
// one's. Who entered it, whom they registered or gave a new code lately, and who is new, cannot. Where nobody can, the
// thing goes on all the same and is said to be confirmed by nobody else; but never by an account whose password the first one ended. Judged from facts, so two PCs judge alike.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';

/** Days that a person has to be registered, and that their account has to be their own, before they can be the second. */
export const secondPersonAfterDays = 30;
/** Days after which it no longer counts that the first one registered them: a manager registers everybody. */
export const registeredLongAgoDays = 90;

/** What is known of a person who may confirm. Days are business days. */
export type SecondPersonFacts = {
  readonly id: string;
  readonly registeredBy: string | null;
  readonly registeredOn: string;
  /**
   * One-time codes that opened the account, in order: whoever gave one could have used it. Each after the first one ended a password.
   */
  readonly codes: readonly { readonly by: string | null; readonly on: string }[];
  /** Other accounts of the same human being, by the national code: two PCs may each have made one. */
  readonly alsoIs?: readonly string[];
};

export type NotIndependent =
  | 'own_act'
  | 'registered_by_first'
  | 'code_from_first'
  | 'too_new'
  /** The first one ended their password so lately that they may be who signed in since. */
  | 'reset_by_first'
  /** The first one ended it soon afterwards: what was confirmed before stands, and counts for nobody. */
  | 'reset_since';

/** Why `second` cannot confirm on `day` what `first` entered; null when they can (D4.5). */
export function notIndependent(
  first: string | null,
  second: SecondPersonFacts,
  day: string,
): NotIndependent | null {
  if (second.id === first || (first !== null && second.alsoIs?.includes(first) === true)) return 'own_act';
  const gave = (codes: SecondPersonFacts['codes'], isNear: (on: string) => boolean): boolean =>
    codes.some(({ by, on }) => first !== null && by === first && isNear(on));
  const since = (on: string): number => daysBetween(on, day);
  const isLately = (on: string): boolean => since(on) >= 0 && since(on) < secondPersonAfterDays;
  const resets = second.codes.slice(1);
  if (gave(resets, isLately)) return 'reset_by_first';
  const isByFirst = first !== null && second.registeredBy === first;
  if (isByFirst && since(second.registeredOn) < registeredLongAgoDays) return 'registered_by_first';
  if (since(second.registeredOn) < secondPersonAfterDays) return 'too_new';
  if (gave(second.codes, isLately)) return 'code_from_first';
  const isSoonAfter = (on: string): boolean => since(on) < 0 && since(on) > -secondPersonAfterDays;
  return gave(resets, isSoonAfter) ? 'reset_since' : null;
}

/** A confirmation as it is kept: who, and on which business day. */
export type Confirmation = { readonly actor: string | null; readonly day: string };

/**
 * Whether a thing that `first` entered is confirmed, and by whom that counts (D4.18).
 * `secondBy` is the first person whose word counts; null with `confirmed`: confirmed by nobody else.
 */
export function confirmationStatus(
  first: string | null,
  confirmations: readonly Confirmation[],
  factsOf: (personId: string) => SecondPersonFacts | null,
): { confirmed: boolean; secondBy: string | null } {
  const counted = confirmations.find(({ actor, day }) => {
    const facts = actor === null ? null : factsOf(actor);
    return facts !== null && notIndependent(first, facts, day) === null;
  });
  return { confirmed: confirmations.length > 0, secondBy: counted?.actor ?? null };
}
