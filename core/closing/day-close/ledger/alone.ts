// When the manager's word alone ends money without a service, or of the bank (D19.4, D19.130): up to an amount, and once in thirty days.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { ListedDifference } from './queries.ts';

/** Rials, while the office has set none. */
export const usualLimit = 2_000_000;
/** Days before and after within which such words come again. */
export const reachDays = 30;

export type AloneReads = {
  readonly dayClose: {
    explanationLimit(): { readonly amount: number } | null;
    /** Differences that one word ended on these days. */
    endedAlone(from: string, to: string): readonly string[];
  };
};

type Money = Pick<ListedDifference['row'], 'id' | 'account' | 'recorded' | 'told'>;

/** A function that says whether one word is enough for a difference on a business day. What it needs is read once. */
export function aloneRule({ dayClose }: AloneReads, today: string): (difference: Money) => boolean {
  const limit = dayClose.explanationLimit()?.amount ?? usualLimit;
  const ended = dayClose.endedAlone(addDays(today, -reachDays), addDays(today, reachDays));
  return ({ id, account, recorded, told }) =>
    ((account === 'money' && recorded === 0) || account === 'bank') &&
    Math.abs(recorded - told) <= limit &&
    ended.every((other) => other === id);
}
