// Searches by a whole identifier or phone that find nobody (D16). Whoever sees a mask could try everything that it may
// stand for until somebody is found: so the tries are counted by human being, paused, and told to the manager as looks are.
// Kept in memory, in real time: no clock makes the pause shorter, and what an honest clerk typed is in no journal.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { bulkAccess, manyWithinMs } from './contract.ts';
import { manyViewed } from './entries.ts';

type SearchReads = { readonly staff: { nationalCodeHmac(personId: string): string | null } };
type Miss = { readonly id: string; readonly at: string; readonly elapsedMs: number; isReported: boolean };

/** By human being, what they lately looked for in vain, in its one form. */
export type SearchMisses = Map<string, Map<string, Miss>>;
type Searching = { readonly machine: Machine; readonly memory: { readonly searchMisses: SearchMisses } };

/** What a human being, under whichever account, lately looked for in vain; the same text again is no other search. */
function missesOf(desk: Searching, reads: SearchReads, personId: string): Map<string, Miss> {
  const { searchMisses } = desk.memory;
  const human = reads.staff.nationalCodeHmac(personId) ?? personId;
  const own = searchMisses.get(human) ?? new Map<string, Miss>();
  searchMisses.set(human, own);
  for (const [sought, { elapsedMs }] of own)
    if (desk.machine.elapsedMs() - elapsedMs > manyWithinMs) own.delete(sought);
  return own;
}

/**
 * Refuses whoever looked in vain for twenty within ten minutes, whether this search would find somebody or not (D16.19).
 * @throws SEARCHES_PAUSED
 */
export function requireSearchLeft(desk: Searching, reads: SearchReads, personId: string): void {
  const own = [...missesOf(desk, reads, personId).values()];
  const [oldest] = own;
  if (oldest === undefined || own.length < bulkAccess) return;
  const waitMs = manyWithinMs - (desk.machine.elapsedMs() - oldest.elapsedMs);
  throw refusal('SEARCHES_PAUSED', { waitMinutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
}

/**
 * Counts a search that found nobody. Every twentieth raises an alert that the manager answers, as bulk access does.
 * @param sought what was looked for, in its one form
 */
export function logFailedSearch(
  desk: Searching,
  reads: SearchReads,
  personId: string,
  sought: string,
  command: (work: (tx: Transaction) => void) => void,
): void {
  const own = missesOf(desk, reads, personId);
  if (own.has(sought)) return;
  const { machine } = desk;
  own.set(sought, {
    ...{ id: machine.newId(), at: machine.now(), elapsedMs: machine.elapsedMs() },
    isReported: false,
  });
  const untold = [...own.values()].filter(({ isReported }) => !isReported);
  if (untold.length < bulkAccess) return;
  const instants = untold.map(({ at }) => at).toSorted();
  const [firstAt = '', lastAt = firstAt] = [instants[0], instants.at(-1)];
  const accessIds = untold.map(({ id }) => id);
  command((tx) => tx.append(manyViewed, { id: tx.newId(), personId, firstAt, lastAt, accessIds }));
  for (const miss of untold) miss.isReported = true;
}
