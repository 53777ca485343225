// What a day is in the calendar of days (D21.85). Pure.
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { stateOfDay } from '#core/journal/business-day/rules.ts';
import type { CalendarState } from './contract.ts';

/** What the facts say of a day. */
export type DayFacts = {
  readonly day: string;
  readonly isOpened: boolean;
  /** What was done to it last; null where it was neither closed nor opened again. */
  readonly closing: 'closed' | 'reopened' | null;
  /** Differences that the closing in force explained. */
  readonly differences: number;
  /** Payments of it that are in no report yet. */
  readonly awaited: number;
  /** It was declared closed in time. */
  readonly isHoliday: boolean;
};

/**
 * The one state of a day (D21.85). What was done on a day says more than what the calendar says of it: a holiday on which the office
 * worked is a day like any other.
 * @param firstDay the first day that the office opened; before it nothing is asked
 */
export function calendarState(
  { day, isOpened, closing, differences, awaited, isHoliday }: DayFacts,
  today: string,
  firstDay: string | null,
): CalendarState {
  const state = stateOfDay(isOpened, closing);
  if (state === 'open') return closing === 'reopened' ? 'reopened' : 'open';
  if (state === 'closed') {
    if (awaited > 0) return 'awaited';
    return differences > 0 ? 'explained' : 'clean';
  }
  if (isHoliday) return 'holiday';
  const isAsked = firstDay !== null && day > firstDay && day < today && weekdayOf(day) !== 6;
  return isAsked ? 'skipped' : 'none';
}
