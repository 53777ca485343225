// When attending and reading count (D13–D15). Pure; days are business days.
import { addDays, businessDayOf, daysBetween } from '#core/foundation/calendar/business-day.ts';
import { type NoticeKind, type TopicStatus, type YearlyKind, yearDays, yearlyKinds } from './contract.ts';

/** A session is recorded, and its attendance confirmed, within so many days of it. */
export const confirmedWithinDays = 30;

/** True when a session that was held on `heldOn` can be recorded or confirmed on `today`. */
export function isRecent(heldOn: string, today: string): boolean {
  const days = daysBetween(heldOn, today);
  return days >= 0 && days <= confirmedWithinDays;
}

/**
 * True when one of somebody's acknowledgements of a notice still counts on `today`; `renewEveryDays` null: one is enough for good.
 * No clock that ran ahead makes one count longer: of a day that is yet to come none counts, nor one of a day on which an
 * earlier one counted, since nobody is asked for it then (D13.3).
 */
export function isStillRead(
  readOn: readonly string[],
  renewEveryDays: number | null,
  today: string,
): boolean {
  if (renewEveryDays === null) return readOn.length > 0;
  let counted: string | null = null;
  for (const day of readOn.toSorted()) {
    if (day > today) break;
    if (counted === null || daysBetween(counted, day) >= renewEveryDays) counted = day;
  }
  return counted !== null && daysBetween(counted, today) < renewEveryDays;
}

/**
 * The business day from which an acknowledgement counts: the one it was written on, or an earlier one that later turned out
 * to be the latest it can have been. `clockSaid`: what the same PC's clock should have said at doubts, and said at the
 * manager's words, since then; UTC.
 */
export function readOnAtLatest(
  { day, at }: { readonly day: string; readonly at: string },
  clockSaid: readonly string[],
): string {
  // After the manager's word the day is the right one again, while `at` waits where it was.
  if (day !== businessDayOf(at)) return day;
  return [day, ...clockSaid.map(businessDayOf)].toSorted()[0] ?? day;
}

type KeptNotice = {
  readonly kind: NoticeKind;
  readonly roles: readonly string[];
  readonly renewEveryDays: number | null;
};

/** True when a notice of a kind that is yearly would be read once and then no more, or less often than every year. */
export const isTooRare = ({ kind, renewEveryDays }: Pick<KeptNotice, 'kind' | 'renewEveryDays'>): boolean =>
  (yearlyKinds as readonly NoticeKind[]).includes(kind) &&
  (renewEveryDays ?? Number.POSITIVE_INFINITY) > yearDays;

/** What is yearly and of which the notices in force leave out a role that somebody has (D13.9). */
export function yearlyMissing(inForce: readonly KeptNotice[], roles: ReadonlySet<string>): YearlyKind[] {
  return yearlyKinds.filter((kind) => {
    const told = inForce.filter((notice) => notice.kind === kind && !isTooRare(notice));
    const toldRoles = new Set(told.flatMap((notice) => notice.roles));
    return [...roles].some((role) => !toldRoles.has(role));
  });
}

export type Attendance = { readonly heldOn: string; readonly confirmed: boolean };

/** How somebody stands in a topic that their role needs: by the last session that they say they attended (D13.5). */
export function topicStatus(
  attendances: readonly Attendance[],
  validForDays: number,
  today: string,
): Pick<TopicStatus, 'state' | 'validUntil'> {
  const counted = attendances.filter(({ confirmed }) => confirmed).map(({ heldOn }) => heldOn);
  const last = counted.toSorted().at(-1);
  const validUntil = last === undefined ? null : addDays(last, validForDays);
  if (validUntil !== null && validUntil >= today) return { state: 'valid', validUntil };
  const waits = attendances.some(({ confirmed, heldOn }) => !confirmed && isRecent(heldOn, today));
  return { state: waits ? 'unconfirmed' : 'overdue', validUntil };
}

/** Places of the questions that have no right answer; empty when all have theirs (D13.2). */
export function wrongAnswers(
  questions: readonly { readonly right: number }[],
  answers: readonly number[],
): number[] {
  return questions.flatMap(({ right }, place) => (answers[place] === right ? [] : [place]));
}
