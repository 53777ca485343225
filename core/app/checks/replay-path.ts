// A write path over a store whose entries are only replayed, to verify or rebuild tables. It writes as nobody.

import { createAppliers, createLists } from '#core/app/registry/assemble.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { Store } from '#db/open-store.ts';

export function createReplayPath(store: Store, machine: Machine): WritePath {
  const appliers = createAppliers(store);
  return createWritePath({
    ...{ store, machine, appliers, lists: createLists(store, appliers) },
    journal: createJournalStore(store.orm),
    identity: () => null,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
}
