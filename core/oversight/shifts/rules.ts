// When a person works, and what is a sign that somebody else works under their name (D11). Pure; times in ms.
import { addDays, daysBetween, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { dayNumber, isDay } from '#core/foundation/calendar/day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { alertLimits, longestLeaveDays, type Week } from './contract.ts';

export type WeekFact = {
  readonly id: string;
  readonly fromDay: string;
  /** Of its entry: with the id the order of facts. */
  readonly lc: number;
  readonly days: Week;
};
export type LeaveFact = { readonly fromDay: string; readonly toDay: string };
export type Plan = {
  readonly weeks: readonly WeekFact[];
  readonly leaves: readonly LeaveFact[];
  /** Days on which the office does not work. */
  readonly isHoliday: (day: string) => boolean;
};
type Hours = { readonly starts: string; readonly ends: string };
export type PlannedDay =
  | { readonly kind: 'shift'; readonly hours: Hours }
  | { readonly kind: 'off' | 'leave' | 'holiday' | 'unset'; readonly hours: null };

/** The week in force on a day: of those that have begun, the last. */
export function weekOn(weeks: readonly WeekFact[], day: string): WeekFact | null {
  const [last] = weeks
    .filter(({ fromDay }) => fromDay <= day)
    .toSorted((a, b) => b.lc - a.lc || (a.id < b.id ? 1 : -1));
  return last ?? null;
}

/** What a person does on a calendar day; leave is said before a holiday (D11.19). */
export function plannedDay({ weeks, leaves, isHoliday }: Plan, day: string): PlannedDay {
  if (leaves.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay))
    return { kind: 'leave', hours: null };
  if (isHoliday(day)) return { kind: 'holiday', hours: null };
  const week = weekOn(weeks, day);
  if (week === null) return { kind: 'unset', hours: null };
  const hours = week.days[weekdayOf(day)] ?? null;
  return hours === null ? { kind: 'off', hours: null } : { kind: 'shift', hours };
}

/** The Saturday of the week before that of `today`. */
export const calendarFrom = (today: string): string => addDays(today, -weekdayOf(today) - 7);

/** Hours end after they begin, and a week begins on a day that can be. */
export function weekRefusal(days: Week, fromDay: string, today: string): Problem | null {
  if (!isDay(fromDay) || Math.abs(daysBetween(today, fromDay)) > longestLeaveDays)
    return { code: 'INPUT_INVALID', params: { fields: ['fromDay'] } };
  const isWrong = days.some((hours) => hours !== null && hours.starts >= hours.ends);
  return isWrong ? { code: 'INPUT_INVALID', params: { fields: ['days'] } } : null;
}

/** Leave ends after it begins, is not longer than it can be, and lies near enough. */
export function leaveRefusal({ fromDay, toDay }: LeaveFact, today: string): Problem | null {
  const wrong = (field: string): Problem => ({ code: 'INPUT_INVALID', params: { fields: [field] } });
  if (!isDay(fromDay) || Math.abs(daysBetween(today, fromDay)) > longestLeaveDays) return wrong('fromDay');
  if (!isDay(toDay) || toDay < fromDay || daysBetween(fromDay, toDay) >= longestLeaveDays)
    return wrong('toDay');
  return null;
}

/** Tehran is at +03:30 since 1401, without summer time. */
const tehranOffsetMs = 3.5 * 3_600_000;
const minuteMs = 60_000;
const startOf = (day: string): number => dayNumber(day) * 86_400_000 - tehranOffsetMs;
const clockMs = (clock: string): number =>
  (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * minuteMs;

/** Whether something at `ms` lies outside what was planned for its calendar day; an unset day has no outside. */
export function isOutside(planned: PlannedDay, day: string, ms: number): boolean {
  if (planned.kind === 'unset') return false;
  if (planned.kind !== 'shift') return true;
  const since = ms - startOf(day);
  return (
    since < clockMs(planned.hours.starts) - alertLimits.shiftMs ||
    since > clockMs(planned.hours.ends) + alertLimits.shiftMs
  );
}

/** Something under one person's name: a sign-in, or an act. `key` names its entry in the journal. */
export type Trace = {
  readonly key: string;
  readonly kind: 'sign_in' | 'act';
  readonly device: string;
  readonly ms: number;
};
export type Pair = { readonly key: string; readonly one: Trace; readonly before: Trace };

const inOrder = (one: Trace, other: Trace): number => one.ms - other.ms || (one.key < other.key ? -1 : 1);

/** Sign-ins at another PC than the one before, minutes after it. */
export function twoPcs(traces: readonly Trace[]): Pair[] {
  const signIns = traces.filter(({ kind }) => kind === 'sign_in').toSorted(inOrder);
  return signIns.flatMap((one, index) => {
    const before = signIns[index - 1];
    if (before === undefined || before.device === one.device) return [];
    return one.ms - before.ms <= alertLimits.twoPcsMs ? [{ key: one.key, one, before }] : [];
  });
}

/** A trace older than this says nothing of one account at two PCs: no session lasts so long, ms. */
const traceMemoryMs = 24 * 60 * minuteMs;
/** What was done on a day is judged by what was done so many days before it and no others. */
export const traceDays = 3;

/**
 * Acts at a PC minutes after one at another PC, without a sign-in there in between: the account was alive at both. Who
 * signs in anew at each PC is not in this list but in that of `twoPcs`, so that one fact is one sign.
 */
export function typingAtTwo(traces: readonly Trace[]): Pair[] {
  const found: Pair[] = [];
  const signedIn = new Map<string, number>();
  const seen = new Map<string, number>();
  let last: Trace | null = null;
  for (const one of traces.toSorted(inOrder)) {
    const { device, ms } = one;
    const isRecent = (at: number | undefined): boolean => at !== undefined && ms - at <= traceMemoryMs;
    if (one.kind === 'sign_in') {
      signedIn.set(device, ms);
      seen.set(device, ms);
      continue;
    }
    const before: Trace | null = isRecent(last?.ms) ? last : null;
    const isElsewhere = before !== null && before.device !== device;
    if (
      before !== null &&
      isElsewhere &&
      isRecent(seen.get(device)) &&
      !isRecent(signedIn.get(device)) &&
      ms - before.ms <= alertLimits.typingMs
    )
      found.push({ key: one.key, one, before });
    if (isElsewhere) signedIn.clear();
    signedIn.delete(device);
    seen.set(device, ms);
    last = one;
  }
  return found;
}

type Checked = { readonly id: string; readonly at: string };

/**
 * The runs of so many checks within so few seconds that nobody looked at each; no check is in two runs. One person's, of one day.
 */
export function hastyRuns<Check extends Checked>(checks: readonly Check[]): { first: Check; last: Check }[] {
  const inTime = checks.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const runs: { first: Check; last: Check }[] = [];
  let from = 0;
  while (from + alertLimits.hastyChecks <= inTime.length) {
    const [first, last] = [inTime[from], inTime[from + alertLimits.hastyChecks - 1]];
    if (first === undefined || last === undefined) break;
    const isHasty = Date.parse(last.at) - Date.parse(first.at) <= alertLimits.hastyMs;
    if (isHasty) runs.push({ first, last });
    from += isHasty ? alertLimits.hastyChecks : 1;
  }
  return runs;
}

export type HandChange = {
  readonly id: string;
  readonly personId: string;
  readonly formerId: string;
  readonly device: string;
  readonly day: string;
  readonly at: string;
};

/** The changes of hands between the same two, at one PC on one day, that are too many to come about by chance. */
export function oftenChanged(
  changes: readonly HandChange[],
  isOpen: (change: HandChange) => boolean,
): HandChange[][] {
  const pairs = Map.groupBy(changes.filter(isOpen), ({ personId, formerId, device, day }) =>
    [day, device, ...[personId, formerId].toSorted()].join(' '),
  );
  return [...pairs.values()].filter(({ length }) => length >= alertLimits.handsTimes);
}
