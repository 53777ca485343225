// The change that entries make to an office's day. Changes add up in any order to the same day: counts are sums,
// the opening is the earliest, closing and reopening the latest, the 127 check the newest by the device's own time.

import { type DaySums, dayTotalNames } from './day-totals.ts';

/** Sums of what the entries add, and what is not a sum. Absent means nothing to add. */
export type OfficeDayChange = DaySums & {
  sign127?: { ok: boolean; at: string };
  openedAt?: string;
  closedAt?: string;
  reopenedAt?: string;
};

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
  const closedAt = instants(a.closedAt, b.closedAt).at(-1);
  if (closedAt !== undefined) result.closedAt = closedAt;
  const reopenedAt = instants(a.reopenedAt, b.reopenedAt).at(-1);
  if (reopenedAt !== undefined) result.reopenedAt = reopenedAt;
  return result;
}

/** The later check; of two at the same instant the failed one, so that the order of arrival does not matter. */
function newest(a: OfficeDayChange['sign127'], b: OfficeDayChange['sign127']): OfficeDayChange['sign127'] {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.at === b.at) return a.ok ? b : a;
  return a.at > b.at ? a : b;
}

function instants(a: string | undefined, b: string | undefined): string[] {
  return [a, b].filter((at) => at !== undefined).sort();
}
