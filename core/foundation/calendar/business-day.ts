// The office's calendar: which business day an instant falls on in Tehran, and arithmetic on days.
// Storage keeps UTC instants plus the business day as a column of its own (domain.md §8).
import { dayFromNumber, dayNumber, isDay } from './day.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;
/** The last summer time of Tehran ended on 1401/06/30; since then the offset is fixed. */
const FIXED_OFFSET_SINCE = Date.UTC(2022, 8, 22);
const FIXED_OFFSET_MS = 3.5 * 3_600_000;
/** A holiday table that leaves no working day in a year is broken. */
const LONGEST_CLOSURE_DAYS = 366;

/** Made for the first instant that needs it: it reads the tables of all time zones. */
let tehranClock: Intl.DateTimeFormat | undefined;

/**
 * The business day (YYYY-MM-DD in Asia/Tehran) of a UTC instant.
 * @throws RangeError when the text is not an ISO instant in UTC.
 */
export function businessDayOf(instantIso: string): string {
  return tehranMinuteOf(instantIso).slice(0, 10);
}

/**
 * The wall clock in Tehran, HH:MM, of a UTC instant.
 * @throws RangeError when the text is not an ISO instant in UTC.
 */
export function tehranTimeOf(instantIso: string): string {
  return tehranMinuteOf(instantIso).slice(11, 16);
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return dayFromNumber(dayNumber(day) + count);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The weekday as the Iranian week counts: 0 = Saturday … 6 = Friday. */
export function weekdayOf(day: string): number {
  // Day 0, 1970-01-01, was a Thursday (5).
  return (((dayNumber(day) + 5) % 7) + 7) % 7;
}

/**
 * The `count`-th working day after `day` (which itself does not count; 0 gives it back). Friday never works; every
 * other closure, Thursdays included, is what `isHoliday` says, because that table belongs to the province.
 * @throws RangeError when the count is not a whole number ≥ 0, or no working day comes within a year.
 */
export function addWorkingDays(day: string, count: number, isHoliday: (day: string) => boolean): string {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`);
  let current = day;
  for (let worked = 0; worked < count; worked += 1) current = nextWorkingDay(current, isHoliday);
  return current;
}

/** As `addWorkingDays`, but a table that leaves no working day in a year moves nothing (D7.4). */
export function deadlineOf(from: string, workingDays: number, isClosed: (day: string) => boolean): string {
  try {
    return addWorkingDays(from, workingDays, isClosed);
  } catch (error) {
    if (error instanceof RangeError) return addWorkingDays(from, workingDays, () => false);
    throw error;
  }
}

/** Working days from `today` to a deadline: 0 on the day itself, negative after it. */
export function workingDaysUntil(today: string, dueDay: string, isClosed: (day: string) => boolean): number {
  const [from, to] = today <= dueDay ? [today, dueDay] : [dueDay, today];
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (weekdayOf(day) !== 6 && !isClosed(day)) count += 1;
  return today <= dueDay ? count : -count;
}

function nextWorkingDay(day: string, isHoliday: (day: string) => boolean): string {
  for (let step = 1; step <= LONGEST_CLOSURE_DAYS; step += 1) {
    const candidate = addDays(day, step);
    if (weekdayOf(candidate) !== 6 && !isHoliday(candidate)) return candidate;
  }
  throw new RangeError(`no working day within a year after ${day}`);
}

/** `YYYY-MM-DDTHH:MM` in Tehran. */
function tehranMinuteOf(instantIso: string): string {
  const instant =
    INSTANT.test(instantIso) && isDay(instantIso.slice(0, 10)) ? Date.parse(instantIso) : Number.NaN;
  if (Number.isNaN(instant)) throw new RangeError(`${instantIso} is not an instant in UTC`);
  if (instant >= FIXED_OFFSET_SINCE) return new Date(instant + FIXED_OFFSET_MS).toISOString().slice(0, 16);
  tehranClock ??= new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: 'Asia/Tehran',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(tehranClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const date = [parts.get('year')?.padStart(4, '0'), parts.get('month'), parts.get('day')].join('-');
  return `${date}T${parts.get('hour')}:${parts.get('minute')}`;
}
