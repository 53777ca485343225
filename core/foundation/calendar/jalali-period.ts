// Periods of the Jalali calendar as an office reports by them: a day, a week from Saturday, a month, a season, a year, or whatever lies
// between two days. Pure; days are YYYY-MM-DD, both ends included.
import { addDays, daysBetween, weekdayOf } from './business-day.ts';
import { fromJalali, jalaliMonthLength, toJalali } from './jalali.ts';

export const calendarPeriods = ['day', 'week', 'month', 'season', 'year'] as const;
export type CalendarPeriod = (typeof calendarPeriods)[number];
export const periodKinds = [...calendarPeriods, 'between'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** First and last day. */
export type DaySpan = { readonly from: string; readonly to: string };
export type Period = DaySpan & { readonly kind: PeriodKind };

const monthsOf: Readonly<Record<'month' | 'season' | 'year', number>> = { month: 1, season: 3, year: 12 };

/** How many days a span has, both ends included. */
export const lengthOf = ({ from, to }: DaySpan): number => daysBetween(from, to) + 1;

/** Every day of a span, the first one first. */
export const daysOf = (span: DaySpan): string[] =>
  Array.from({ length: lengthOf(span) }, (_, index) => addDays(span.from, index));

/** The period of a kind that a day lies in. @throws RangeError for a day outside of the calendar's years */
export function periodOf(kind: CalendarPeriod, day: string): Period {
  if (kind === 'day') return { kind, from: day, to: day };
  if (kind === 'week') {
    const from = addDays(day, -weekdayOf(day));
    return { kind, from, to: addDays(from, 6) };
  }
  const { year, month } = toJalali(day);
  const count = monthsOf[kind];
  const first = month - ((month - 1) % count);
  const last = first + count - 1;
  return {
    kind,
    from: fromJalali(year, first, 1),
    to: fromJalali(year, last, jalaliMonthLength(year, last)),
  };
}

/** The period before it, of the same kind; of two days as many days before the first. */
export function periodBefore({ kind, from, to }: Period): Period {
  if (kind !== 'between') return periodOf(kind, addDays(from, -1));
  return { kind, from: addDays(from, -lengthOf({ from, to })), to: addDays(from, -1) };
}

/** The period after it. */
export function periodAfter({ kind, from, to }: Period): Period {
  if (kind !== 'between') return periodOf(kind, addDays(to, 1));
  return { kind, from: addDays(to, 1), to: addDays(to, lengthOf({ from, to })) };
}

/**
 * The same of the Jalali year before: the same dates, a week and a day with the same weekdays (52 weeks earlier), since what comes in
 * hangs on the weekday.
 */
export function sameOfLastYear(period: Period): Period {
  const { kind, from, to } = period;
  if (kind === 'week' || kind === 'day') return { kind, from: addDays(from, -364), to: addDays(to, -364) };
  return { kind, from: yearBefore(from), to: yearBefore(to) };
}

/** The same date of the year before; a last day of Esfand that it does not have is its last one. */
function yearBefore(day: string): string {
  const { year, month, day: date } = toJalali(day);
  // The last day of a month stands for its end, in a year with another length too.
  const isLast = date === jalaliMonthLength(year, month);
  const length = jalaliMonthLength(year - 1, month);
  return fromJalali(year - 1, month, isLast ? length : Math.min(date, length));
}

/**
 * What of another period is held against one that is not over: as many of its days as have passed. The whole of it where this one
 * is over.
 */
export function comparable(period: DaySpan, other: Period, today: string): Period {
  if (period.to <= today) return other;
  const passed = daysBetween(period.from, today);
  const to = addDays(other.from, Math.max(passed, 0));
  return to < other.to ? { ...other, to } : other;
}
