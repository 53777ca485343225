// What a human being lately did many times without a look that is journalled: searches that found nobody, names that were shown.
// Kept in memory, in real time: no clock makes ten minutes shorter, and what an honest clerk typed or saw is in no journal.
import type { Machine } from '#core/journal/device/machine.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { manyWithinMs } from './contract.ts';
import { manyViewed } from './entries.ts';

export type HumanReads = { readonly staff: { nationalCodeHmac(personId: string): string | null } };
type Once = { readonly id: string; readonly at: string; readonly elapsedMs: number; isReported: boolean };

/** By human being, under whichever account, each thing of the last ten minutes once. */
export type Lately = Map<string, Map<string, Once>>;

/** What a human being did within the last ten minutes; the same thing again is no other one. */
export function latelyOf(
  machine: Machine,
  lately: Lately,
  reads: HumanReads,
  personId: string,
): Map<string, Once> {
  const human = reads.staff.nationalCodeHmac(personId) ?? personId;
  const own = lately.get(human) ?? new Map<string, Once>();
  lately.set(human, own);
  for (const [what, { elapsedMs }] of own)
    if (machine.elapsedMs() - elapsedMs > manyWithinMs) own.delete(what);
  return own;
}

export type Counting = {
  readonly machine: Machine;
  readonly personId: string;
  /** So many raise an alert that the manager answers, as bulk access does (D16.7, D16.8). */
  readonly most: number;
  readonly command: (work: (tx: Transaction) => void) => void;
};

/** Counts things that are new among the last ones, and raises an alert for every so many that none has counted. */
export function countLately(
  own: Map<string, Once>,
  things: readonly string[],
  { machine, personId, most, command }: Counting,
): void {
  for (const what of things)
    if (!own.has(what))
      own.set(what, {
        ...{ id: machine.newId(), at: machine.now(), elapsedMs: machine.elapsedMs() },
        isReported: false,
      });
  for (;;) {
    const untold = [...own.values()].filter(({ isReported }) => !isReported).slice(0, most);
    if (untold.length < most) return;
    const instants = untold.map(({ at }) => at).toSorted();
    const [firstAt = '', lastAt = firstAt] = [instants[0], instants.at(-1)];
    const accessIds = untold.map(({ id }) => id);
    command((tx) => tx.append(manyViewed, { id: tx.newId(), personId, firstAt, lastAt, accessIds }));
    for (const one of untold) one.isReported = true;
  }
}
