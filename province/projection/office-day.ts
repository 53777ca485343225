// The change that entries make to an office's day. Changes add up in any order to the same day: counts are sums,
// the opening is the earliest, closing and reopening those with the highest turn, the 127 check the newest by the device's own time.

import { type DaySums, dayTotalNames } from './day-totals.ts';

/** Sums of what the entries add, and what is not a sum. Absent means nothing to add. */
export type OfficeDayChange = DaySums & {
  sign127?: { ok: boolean; at: string };
  openedAt?: string;
  closed?: DayAct;
  reopened?: DayAct;
};
/** A closing or reopening. `turn`: one more than the highest that its PC knew of the day, 0 where it tells none. */
export type DayAct = { turn: number; at: string };

/** Both changes as one. */
export function joined(a: OfficeDayChange, b: OfficeDayChange): OfficeDayChange {
  const result: OfficeDayChange = {};
  for (const name of dayTotalNames) {
    const sum = (a[name] ?? 0) + (b[name] ?? 0);
    if (sum !== 0) result[name] = sum;
  }
  const sign127 = newest(a.sign127, b.sign127);
  if (sign127 !== undefined) result.sign127 = sign127;
  const openedAt = instants(a.openedAt, b.openedAt)[0];
  if (openedAt !== undefined) result.openedAt = openedAt;
  const closed = lastAct(a.closed, b.closed);
  if (closed !== undefined) result.closed = closed;
  const reopened = lastAct(a.reopened, b.reopened);
  if (reopened !== undefined) result.reopened = reopened;
  return result;
}

/** The later check; of two at the same instant the failed one, so that the order of arrival does not matter. */
function newest(a: OfficeDayChange['sign127'], b: OfficeDayChange['sign127']): OfficeDayChange['sign127'] {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at === b.at) return a.ok ? b : a;
  return a.at > b.at ? a : b;
}

function lastAct(a: DayAct | undefined, b: DayAct | undefined): DayAct | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const isLater = a.turn === b.turn ? a.at > b.at : a.turn > b.turn;
  return isLater ? a : b;
}

function instants(a: string | undefined, b: string | undefined): string[] {
  return [a, b].filter((at) => at !== undefined).sort();
}
