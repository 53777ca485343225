// A write path over a store whose entries are only applied again, to compare tables or to write them anew: it is nobody's.
import type { Store } from '#db/open-store.ts';
import { createAppliers } from './assemble.ts';
import type { Machine } from './journal/machine.ts';
import { createWritePath, type WritePath } from './journal/write-path.ts';

export const pathToRead = (store: Store, machine: Machine): WritePath =>
  createWritePath({
    store,
    machine,
    appliers: createAppliers(store),
    identity: () => null,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
