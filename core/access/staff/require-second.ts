// The one way in which something that takes two people is confirmed (D2, D4): asked before every confirmation.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { StaffReads } from './queries.ts';
import { accountsOfFirst, isResetByFirst, isTakenByFirst, isVoid, notIndependent } from './second-person.ts';

export type SecondPersonReads = SoundClockReads & {
  readonly staff: Pick<StaffReads, 'secondPersonFacts' | 'counterStaff' | 'everyCounterStaff'>;
};

export type ToConfirm = {
  /** Who entered it. */
  readonly first: string | null;
  readonly confirmed: boolean;
  /** Whose confirmation counts already: a person, or the province. */
  readonly secondBy: string | null;
  /** Hash of what is shown for it now. */
  readonly seen: string;
};

/**
 * Passes when the acting person may confirm, having seen what is there now. How long they have been registered is counted by
 * the clock, so nobody confirms under one in doubt.
 * @returns true when nobody in the office can be the second, so that it is confirmed by nobody else. Not where the first one has
 * brought that about: then a colleague comes to count again, or the province agrees (D4.243, D4.250).
 * @throws CLOCK_DOUBTED, ACTION_ALREADY_DONE, NOT_ALLOWED, SEEN_IS_STALE, OWN_ACT_FORBIDDEN, SECOND_PERSON_NOT_INDEPENDENT
 */
export function requireSecondPerson(
  tx: Transaction,
  reads: SecondPersonReads,
  { first, confirmed, secondBy, seen }: ToConfirm,
  seenByPerson: string,
): boolean {
  const { actor, day } = tx;
  requireSoundClock(tx, reads);
  if (secondBy !== null) throw refusal('ACTION_ALREADY_DONE', {});
  const facts = actor === null ? null : reads.staff.secondPersonFacts(actor);
  if (facts === null) throw refusal('NOT_ALLOWED', {});
  if (seenByPerson !== seen) throw refusal('SEEN_IS_STALE', {});
  const accounts = accountsOfFirst(first, reads.staff.secondPersonFacts);
  const why = notIndependent(accounts, facts, day);
  if (why === null) return false;
  // Whoever gave the code may be who signed in: not even where nobody else can.
  if (isVoid(why)) throw refusal('SECOND_PERSON_NOT_INDEPENDENT', { why });
  if (confirmed) throw refusal('ACTION_ALREADY_DONE', {});
  if (!canBeConfirmed(reads, first, day) && !isEmptiedByFirst(reads, first, day)) return true;
  if (why === 'own_act') throw refusal('OWN_ACT_FORBIDDEN', {});
  throw refusal('SECOND_PERSON_NOT_INDEPENDENT', { why });
}

/** Whether somebody who may work at the counter now can be the second person of what `first` entered; `isMeant`: of these people. */
export function canBeConfirmed(
  { staff }: { readonly staff: Pick<StaffReads, 'secondPersonFacts' | 'counterStaff'> },
  first: string | null,
  day: string,
  isMeant: (personId: string) => boolean = () => true,
): boolean {
  const accounts = accountsOfFirst(first, staff.secondPersonFacts);
  return staff
    .counterStaff()
    .some((candidate) => notIndependent(accounts, candidate, day) === null && isMeant(candidate.id));
}

type EveryReads = {
  readonly staff: Pick<StaffReads, 'secondPersonFacts' | 'everyCounterStaff'>;
};

/** Whether resets of `first` alone keep somebody who works here from being the second person (D4.243); `isMeant`: of these people. */
export function areResetByFirst(
  { staff }: EveryReads,
  first: string | null,
  day: string,
  isMeant: (personId: string) => boolean = () => true,
): boolean {
  const accounts = accountsOfFirst(first, staff.secondPersonFacts);
  return staff
    .everyCounterStaff()
    .some((candidate) => isResetByFirst(accounts, candidate, day) && isMeant(candidate.facts.id));
}

/** Whether what `first` did alone keeps somebody from being the second person of what they entered (D4.243, D4.250). */
function isEmptiedByFirst(reads: EveryReads, first: string | null, day: string): boolean {
  const accounts = accountsOfFirst(first, reads.staff.secondPersonFacts);
  const everybody = reads.staff.everyCounterStaff();
  return (
    areResetByFirst(reads, first, day) ||
    everybody.some((candidate) => isTakenByFirst(accounts, candidate, day))
  );
}
