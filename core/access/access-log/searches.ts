// Searches by a whole identifier or phone that find nobody (D16). Whoever sees a mask could try everything that it may
// stand for until somebody is found: so the tries are counted by human being, paused, and told to the manager as looks are.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { bulkAccess, manyWithinMs } from './contract.ts';
import { countLately, type HumanReads, type Lately, latelyOf } from './seen-lately.ts';

type Searching = { readonly machine: Machine; readonly memory: { readonly searchMisses: Lately } };

/**
 * Refuses whoever looked in vain for twenty within ten minutes, whether this search would find somebody or not (D16.19).
 * @throws SEARCHES_PAUSED
 */
export function requireSearchLeft({ machine, memory }: Searching, reads: HumanReads, personId: string): void {
  const own = [...latelyOf(machine, memory.searchMisses, reads, personId).values()];
  const [oldest] = own;
  if (oldest === undefined || own.length < bulkAccess) return;
  const waitMs = manyWithinMs - (machine.elapsedMs() - oldest.elapsedMs);
  throw refusal('SEARCHES_PAUSED', { waitMinutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
}

/**
 * Counts a search that found nobody. Every twentieth raises an alert that the manager answers, as bulk access does.
 * @param sought what was looked for, in its one form
 */
export function logFailedSearch(
  { machine, memory }: Searching,
  reads: HumanReads,
  personId: string,
  sought: string,
  command: (work: (tx: Transaction) => void) => void,
): void {
  const own = latelyOf(machine, memory.searchMisses, reads, personId);
  countLately(own, [sought], { machine, personId, most: bulkAccess, command });
}
