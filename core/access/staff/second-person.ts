// Who can be the second person of what takes two (D4, D2): somebody whose word is worth something apart from the first
// one's. Who entered it, who registered or activated the other one of the two lately, and who is new, cannot. Where nobody can, the
// thing goes on all the same and is said to be confirmed by nobody else; but never by an account whose password the first one ended.
// Judged from facts, so two PCs judge alike.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';

/** Days that a person has to be registered, and that their account has to be their own, before they can be the second. */
export const secondPersonAfterDays = 30;
/** Days after which it no longer counts that one of the two registered or activated the other: a manager registers everybody (D4.161). */
export const activatedLongAgoDays = 90;

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

type FactsOf = (personId: string) => SecondPersonFacts | null;

/** What is known of an account of whoever entered something. */
export type FirstFacts = Pick<SecondPersonFacts, 'id' | 'registeredBy' | 'registeredOn' | 'codes'>;

/** Every account of whoever entered something: none where nobody did by name. What one of them did, the first one did. */
export const accountsOfFirst = (first: string | null, factsOf: FactsOf): readonly FirstFacts[] =>
  first === null
    ? []
    : [first, ...(factsOf(first)?.alsoIs ?? [])].map(
        (id) => factsOf(id) ?? { id, registeredBy: null, registeredOn: '', codes: [] },
      );

export type NotIndependent =
  | 'own_act'
  | 'registered_by_first'
  | 'code_from_first'
  /** They registered the first one lately, or gave them a code. */
  | 'registered_first'
  | 'code_to_first'
  | 'too_new'
  /** The first one ended their password so lately that they may be who signed in since. */
  | 'reset_by_first'
  /** The first one ended it soon afterwards: what was confirmed before stands, and counts for nobody. */
  | 'reset_since';

/** Why `second` cannot confirm on `day` what `first`, by one of these accounts, entered; null when they can (D4.5). */
export function notIndependent(
  first: readonly FirstFacts[],
  second: SecondPersonFacts,
  day: string,
): NotIndependent | null {
  const isFirst = isOneOf(first.map(({ id }) => id));
  if (isFirst(second.id)) return 'own_act';
  const since = (on: string): number => daysBetween(on, day);
  const isWithin =
    (days: number) =>
    (on: string): boolean =>
      since(on) >= 0 && since(on) < days;
  const gave = (codes: SecondPersonFacts['codes'], isNear: (on: string) => boolean): boolean =>
    codes.some(({ by, on }) => isFirst(by) && isNear(on));
  const resets = second.codes.slice(1);
  if (gave(resets, isWithin(secondPersonAfterDays))) return 'reset_by_first';
  if (isFirst(second.registeredBy) && since(second.registeredOn) < activatedLongAgoDays)
    return 'registered_by_first';
  if (since(second.registeredOn) < secondPersonAfterDays) return 'too_new';
  if (gave(second.codes, isWithin(activatedLongAgoDays))) return 'code_from_first';
  const toFirst = madeBySecond(first, second, isWithin(activatedLongAgoDays));
  if (toFirst !== null) return toFirst;
  const isSoonAfter = (on: string): boolean => since(on) < 0 && since(on) > -secondPersonAfterDays;
  return gave(resets, isSoonAfter) ? 'reset_since' : null;
}

const isOneOf =
  (accounts: readonly string[]) =>
  (personId: string | null): boolean =>
    personId !== null && accounts.includes(personId);

/** Whether the second one registered or activated the first one lately: neither is independent of the other. */
function madeBySecond(
  first: readonly FirstFacts[],
  { id, alsoIs = [] }: SecondPersonFacts,
  isLately: (on: string) => boolean,
): 'registered_first' | 'code_to_first' | null {
  const isSecond = isOneOf([id, ...alsoIs]);
  if (first.some((one) => isSecond(one.registeredBy) && isLately(one.registeredOn)))
    return 'registered_first';
  const isGiven = first.some(({ codes }) => codes.some(({ by, on }) => isSecond(by) && isLately(on)));
  return isGiven ? 'code_to_first' : null;
}

/** Who took a person from the counter, and on which business day: nobody from whom who is there. */
export type WithTaken = {
  readonly facts: SecondPersonFacts;
  readonly taken: readonly { readonly by: string | null; readonly on: string }[];
};
const withoutResets = (facts: SecondPersonFacts): SecondPersonFacts => ({
  ...facts,
  codes: facts.codes.slice(0, 1),
});

/** Whether resets of the first one alone keep a person who works here from being the second (D4.243). */
export const isResetByFirst = (
  first: readonly FirstFacts[],
  { facts, taken }: WithTaken,
  day: string,
): boolean =>
  taken.length === 0 &&
  notIndependent(first, facts, day) !== null &&
  notIndependent(first, withoutResets(facts), day) === null;

/** Whether the first one alone took an independent person from the counter in the last ninety days (D4.250). */
export function isTakenByFirst(
  first: readonly FirstFacts[],
  { facts, taken }: WithTaken,
  day: string,
): boolean {
  if (notIndependent(first, withoutResets(facts), day) !== null) return false;
  const isFirst = isOneOf(first.map(({ id }) => id));
  return taken.some(({ by, on }) => isFirst(by) && daysBetween(on, day) < activatedLongAgoDays);
}

/** Whether a confirmation is void because the first one ended that person's password, before it or since (D4.60). */
export const isVoid = (why: NotIndependent | null): boolean =>
  why === 'reset_by_first' || why === 'reset_since';

/** A confirmation as it is kept: who, and on which business day. */
export type Confirmation = { readonly actor: string | null; readonly day: string };

/**
 * Whether a thing that `first` entered is confirmed, and by whom that counts (D4.18).
 * `secondBy` is the first person whose word counts; null with `confirmed`: confirmed by nobody else. `isVoided`: somebody else's word
 * was there, and the first one's reset of their password took it away.
 */
export function confirmationStatus(
  first: string | null,
  confirmations: readonly Confirmation[],
  factsOf: FactsOf,
): { confirmed: boolean; isVoided: boolean; secondBy: string | null } {
  const accounts = accountsOfFirst(first, factsOf);
  const judged = confirmations.map(({ actor, day }) => {
    const facts = actor === null ? null : factsOf(actor);
    return { actor, facts, why: facts === null ? null : notIndependent(accounts, facts, day) };
  });
  const counted = judged.find(({ facts, why }) => facts !== null && why === null);
  return {
    confirmed: confirmations.length > 0,
    isVoided: counted === undefined && judged.some(({ why }) => isVoid(why)),
    secondBy: counted?.actor ?? null,
  };
}
