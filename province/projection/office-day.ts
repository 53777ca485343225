// The change that entries make to an office's day. Changes add up in any order to the same day: counts are sums,
// the opening is the earliest; closing, reopening and the 127 check are those with the highest Lamport clock.

import { type DaySums, type DayTotalName, dayTotals } from './day-totals.ts';

/** Sums of what the entries add, and what is not a sum. Absent means nothing to add. */
export type OfficeDayChange = DaySums & {
  sign127?: { ok: boolean; at: string; lc: number };
  openedAt?: string;
  closed?: DayAct;
  reopened?: DayAct;
};
/** A closing or reopening, with the Lamport clock of its entry. */
export type DayAct = { lc: number; at: string };

const isTotal = (name: string): name is DayTotalName => Object.hasOwn(dayTotals, name);

/** Both changes as one. What neither adds to is not in it. */
export function joined(a: OfficeDayChange, b: OfficeDayChange): OfficeDayChange {
  const result: OfficeDayChange = { ...a };
  for (const name in b) {
    if (!isTotal(name)) continue;
    const sum = (a[name] ?? 0) + (b[name] ?? 0);
    if (sum === 0) delete result[name];
    else result[name] = sum;
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

/** The later check; of two with the same Lamport clock the failed one, so that the order of arrival does not matter. */
function newest(a: OfficeDayChange['sign127'], b: OfficeDayChange['sign127']): OfficeDayChange['sign127'] {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.lc !== b.lc) return a.lc > b.lc ? a : b;
  if (a.ok !== b.ok) return a.ok ? b : a;
  return a.at > b.at ? a : b;
}

function lastAct(a: DayAct | undefined, b: DayAct | undefined): DayAct | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const isLater = a.lc === b.lc ? a.at > b.at : a.lc > b.lc;
  return isLater ? a : b;
}

function instants(a: string | undefined, b: string | undefined): string[] {
  return [a, b].filter((at) => at !== undefined).sort();
}
