// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { syncAppliers } from './apply.ts';
import type { SyncEngine } from './engine.ts';
import { syncRouter } from './router.ts';
import { createSyncStore, type SyncStore } from './sync-store.ts';

export const sync = defineDuty({ appliers: syncAppliers, reads: createSyncStore, router: syncRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly sync: SyncStore;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeServices {
    readonly sync: SyncEngine;
  }
}
