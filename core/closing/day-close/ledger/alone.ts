// When the manager's word alone ends a difference: money without a service, or of the bank, up to an amount and once in thirty days
// (D19.4, D19.130); a client who left before paying, five times in thirty days (D21.245).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { isOfLeft } from './contract.ts';
import type { ListedDifference } from './queries.ts';

/** Rials, while the office has set none. */
export const usualLimit = 2_000_000;
/** Days before and after within which such words come again. */
export const reachDays = 30;
/** Clients who left before paying of whom one word is enough within these days (D21.245). */
export const mostLeft = 5;

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
  const others = (id: string): number =>
    new Set(ended.filter((other) => other !== id && isOfLeft({ id: other }) === isOfLeft({ id }))).size;
  return ({ id, account, recorded, told }) => {
    if (isOfLeft({ id })) return others(id) < mostLeft;
    const isMoney = (account === 'money' && recorded === 0) || account === 'bank';
    return isMoney && Math.abs(recorded - told) <= limit && others(id) === 0;
  };
}
