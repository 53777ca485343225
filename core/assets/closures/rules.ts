// Which days may be declared closed, and which declared ones a deadline passes over (D7). Pure; days are business days.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import { isInTime } from '#core/foundation/calendar/closures.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';

/** A day is declared closed at most so many days ahead. */
const furthestAheadDays = 400;
/** Days that one office may have closed within a year; more is a slip of the hand, or a way to stop every clock. */
export const mostInYear = 60;

/** Why a day cannot be declared closed on `today`; null when it can. `wasOpened`: the office worked on it (D7.6). */
export function closureRefusal(
  closedDay: string,
  today: string,
  declared: readonly string[],
  wasOpened: boolean,
): Problem | null {
  if (!isDay(closedDay)) return { code: 'INPUT_INVALID', params: { fields: ['closedDay'] } };
  if (!isInTime({ closedDay, declaredOn: today }))
    return { code: 'INPUT_INVALID', params: { fields: ['closedDay'] } };
  if (daysBetween(today, closedDay) > furthestAheadDays)
    return { code: 'INPUT_INVALID', params: { fields: ['closedDay'] } };
  if (declared.includes(closedDay)) return { code: 'ACTION_ALREADY_DONE', params: {} };
  if (wasOpened) return { code: 'CLOSURE_AGAINST_WORK', params: {} };
  const near = declared.filter((day) => Math.abs(daysBetween(day, closedDay)) < 365);
  return near.length >= mostInYear ? { code: 'TOO_MANY_CLOSURES', params: { limit: mostInYear } } : null;
}
