// What an open office keeps in memory, each duty's once.
import type { OfficeMemory } from '#core/access/request-context/desk.ts';
import { createRecentActs } from '#core/access/request-context/recent-acts.ts';
import type { Machine } from '#core/journal/device/machine.ts';
// The duties name what they keep.
import '#core/app/registry/duties.ts';

/** An empty memory, for one opening of an office. */
export function createOfficeMemory({ elapsedMs }: Machine): OfficeMemory {
  return {
    recentActs: createRecentActs(elapsedMs),
    queueActs: createRecentActs(elapsedMs),
    searchMisses: new Map(),
    namesShown: new Map(),
    openedByInspectors: new Set(),
    clientScreen: { current: null },
  };
}
