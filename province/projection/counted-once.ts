// What happened once although two PCs recorded it concurrently, as the second reversal of one payment: the first in the
// order of facts counts, as at the office (D21.21), in whatever order they arrive. Pure.
import type { DaySums } from './day-totals.ts';
import { joined, type OfficeDayChange } from './office-day.ts';
import type { Understood } from './understand.ts';

/** `what` happened once; of several entries that say so the one with the lowest `rank` counts, on its own business day. */
export type CountedOnce = {
  readonly what: string;
  readonly rank: string;
  readonly day: string;
  readonly sums: DaySums;
};

/**
 * The changes by business day that entries make together.
 * @param counted what counts until now, by what it is; what counts afterwards is written into it
 */
export function changesByDay(
  understood: Iterable<Understood>,
  counted: Map<string, CountedOnce>,
): Map<string, OfficeDayChange> {
  const changes = new Map<string, OfficeDayChange>();
  const add = (day: string, change: OfficeDayChange): void => {
    changes.set(day, joined(changes.get(day) ?? {}, change));
  };
  for (const entry of understood) {
    if ('quarantined' in entry) continue;
    const { day, change, once } = entry;
    add(day, change);
    if (once === undefined) continue;
    const before = counted.get(once.what);
    if (before !== undefined && before.rank <= once.rank) continue;
    if (before !== undefined) add(before.day, negative(before.sums));
    add(day, once.sums);
    counted.set(once.what, { ...once, day });
  }
  return changes;
}

function negative(sums: DaySums): DaySums {
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, -sum]));
}
