// Dates of a letter and of what it orders that can be true: a letter is not dated in the future, nothing takes effect
// before its letter, ends before it begins, or begins in a far year that a slip of the hand made. Pure.
import { addDays } from './business-day.ts';

/** Nothing is entered further ahead than this many days. */
const furthestAheadDays = 731;

export type LetterDates = {
  /** Null: there is no letter. */
  readonly letterDay: string | null;
  readonly from: string;
  /** Null: without end. */
  readonly to: string | null;
};
export type ImpossibleDates = {
  readonly field: 'letterDay' | 'from' | 'to';
  readonly why: 'letter_in_future' | 'before_letter' | 'ends_before_start' | 'too_far';
};

/** What is wrong with the dates on the business day `today`; null when they can be true (D2.5, D4.7). */
export function impossibleDates({ letterDay, from, to }: LetterDates, today: string): ImpossibleDates | null {
  if (letterDay !== null && letterDay > today) return { field: 'letterDay', why: 'letter_in_future' };
  if (letterDay !== null && from < letterDay) return { field: 'from', why: 'before_letter' };
  if (to !== null && to < from) return { field: 'to', why: 'ends_before_start' };
  return from > addDays(today, furthestAheadDays) ? { field: 'from', why: 'too_far' } : null;
}
