// A write path over a store whose entries are only replayed, to verify or rebuild tables. It writes as nobody.

import { createAppliers } from '#core/app/registry/assemble.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { Store } from '#db/open-store.ts';

export const createReplayPath = (store: Store, machine: Machine): WritePath =>
  createWritePath({
    store,
    journal: createJournalStore(store.orm),
    machine,
    appliers: createAppliers(store),
    identity: () => null,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
