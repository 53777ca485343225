// What this duty brings to the application.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { storeAppliers } from './apply.ts';
import { type StoreReads, storeReads } from './queries.ts';
import { storeRouter } from './router.ts';
import type { SnapshotKeeper } from './snapshot-keeper.ts';
import { openDamages } from './tasks.ts';

/**
 * Makes a new printed recovery code, and ends the former one where `within` lets it: in the transaction that writes who did so,
 * so that a refusal leaves both as they were. @returns the code
 */
export type RecoveryCodeMaker = (within: (end: () => void) => void) => Promise<string>;

export const store = defineDuty({
  appliers: storeAppliers,
  reads: storeReads,
  router: storeRouter,
  tasks: {
    topics: ['dayClose', 'premises'],
    of: (reads, { role }) => ({ damages: role === 'manager' ? openDamages(reads) : 0 }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly store: StoreReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeServices {
    /** Takes snapshots; null where none are kept (a copy, a reader). */
    readonly snapshots: SnapshotKeeper | null;
    /** Makes a new printed recovery code for the office's key; null where there is no key of its own. */
    readonly renewRecoveryCode: RecoveryCodeMaker | null;
  }
}
