// What this duty brings to the application.
import type { KeyKeeper } from '#core/journal/device/key-keeper.ts';
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
    /** Who has this PC's data key kept by the province too; null for a demonstration. */
    readonly keyKeeper: KeyKeeper | null;
  }
}
