// When a check of the premises is due (D5, D6, D17). Pure: days are business days, `isClosed` the table of closures.
import { addDays, addWorkingDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { fromJalali, jalaliMonthLength, toJalali } from '#core/foundation/calendar/jalali.ts';
import type { CheckItem, DueReason, ScheduledItem, ScheduleEvent, ScheduleVersion } from '../contract.ts';

type IsClosed = (day: string) => boolean;

/** What happened that asks for a check, and that no check answers: its business day. */
export type EventFact = { readonly kind: ScheduleEvent; readonly day: string };
export type ItemFacts = {
  readonly lastCheck: { readonly day: string } | null;
  /** The first day on which the item could have been looked at. */
  readonly since: string;
  readonly events: readonly EventFact[];
};
export type Due = { readonly dueDay: string; readonly why: DueReason };

/** The version in force on a day: the last that has begun; before the first, the first. */
export function scheduleOn(versions: readonly ScheduleVersion[], day: string): ScheduleVersion {
  const [first] = versions;
  if (first === undefined) throw new Error('there is no schedule of the premises');
  return versions.reduce((found, next) => (next.effectiveFrom <= day ? next : found), first);
}

/** The day from which an item has been asked for without a break, up to the version of `day`; null when it is not asked for. */
export function askedSince(
  versions: readonly ScheduleVersion[],
  item: CheckItem,
  day: string,
): string | null {
  let since: string | null = null;
  for (const { effectiveFrom, items } of versions.filter((version) => version.effectiveFrom <= day)) {
    since = items.some((scheduled) => scheduled.item === item) ? (since ?? effectiveFrom) : null;
  }
  return since;
}

/**
 * When the item is due next, seen on `today`: by its period after the last check, on its first working day when it never
 * was checked, and earlier when something happened that asks for it and that no check knew. A day that was missed of what is looked at daily
 * is over: it is due today (D17.5).
 */
export function dueOf(
  { every, after }: ScheduledItem,
  facts: ItemFacts,
  today: string,
  isClosed: IsClosed,
): Due {
  const { lastCheck, since, events } = facts;
  if (lastCheck === null)
    return { dueDay: every === 'day' ? today : onWorkingDay(since, isClosed), why: 'first' };
  const byPeriod = { dueDay: onPeriod(every, lastCheck.day, today, isClosed), why: every };
  return events
    .filter(({ kind, day }) => after.includes(kind) && day <= today)
    .map(({ kind, day }) => ({ dueDay: onWorkingDay(day, isClosed), why: kind }))
    .reduce<Due>((soonest, next) => (next.dueDay < soonest.dueDay ? next : soonest), byPeriod);
}

/** Working days by which a check of `today` comes late. */
export function daysLate(dueDay: string, today: string, isClosed: IsClosed): number {
  let late = 0;
  for (let day = dueDay; day < today; ) {
    day = addDays(day, 1);
    if (isWorking(day, isClosed)) late += 1;
  }
  return late;
}

function onPeriod(every: ScheduledItem['every'], last: string, today: string, isClosed: IsClosed): string {
  switch (every) {
    case 'day':
      return last < today ? today : onWorkingDay(addDays(last, 1), isClosed);
    case 'week':
      return onWorkingDay(addDays(last, 7), isClosed);
    case 'month':
      return onWorkingDay(monthAfter(last), isClosed);
  }
}

/** The same day of the next Jalali month, or its last one. */
function monthAfter(day: string): string {
  const { year, month, day: dayOfMonth } = toJalali(day);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return fromJalali(next.year, next.month, Math.min(dayOfMonth, jalaliMonthLength(next.year, next.month)));
}

const isWorking = (day: string, isClosed: IsClosed): boolean => weekdayOf(day) !== 6 && !isClosed(day);

/** The day itself when the office works on it, else the next on which it does. */
function onWorkingDay(day: string, isClosed: IsClosed): string {
  if (isWorking(day, isClosed)) return day;
  try {
    return addWorkingDays(day, 1, isClosed);
  } catch (error) {
    // A table that leaves no working day in a year moves nothing.
    if (error instanceof RangeError) return day;
    throw error;
  }
}
