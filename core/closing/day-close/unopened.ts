// The days between two that were opened, on which nobody worked and something may have come about all the same.
import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { DayReads } from './day-reads.ts';

/** How far back an office may have been shut. */
export const longestClosedSpan = 400;

/**
 * Days before it that were never opened, back to the last one that was: what was recorded on them, a visit of yesterday
 * ended on a Friday or the terminal used on a holiday, has no close of its own.
 */
export function unopenedBefore({ businessDay }: DayReads, day: string): string[] {
  const last = businessDay.lastOpenedBefore(day);
  if (last === null) return [];
  const between = Math.min(daysBetween(last, day) - 1, longestClosedSpan);
  return Array.from({ length: Math.max(0, between) }, (_, index) => addDays(day, index - between));
}
