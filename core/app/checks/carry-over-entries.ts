// Carries over entries that this PC wrote while it joined by an image, such as a doubt about its clock. They are in the new store
// before the swap is decided.
import { join } from 'node:path';
import type { Machine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { entriesOf } from '#core/journal/witness/compare-witness.ts';
import { peersReads } from '#core/replication/peers/queries.ts';
import { mergeEntries } from '#core/replication/store/merge-copy.ts';
import { openStore } from '#db/open-store.ts';
import { storeName } from '#db/store-name.ts';
import { preparedFolder } from '#db/swap-store.ts';
import { createReplayPath } from './replay-path.ts';

/** Takes every entry of the present store in `dir` into the prepared one. @throws what either store refuses; SqliteError */
export function carryOverEntries(dir: string, key: Uint8Array, machine: Machine): void {
  const present = openStore(storeFile(dir), { key, readonly: true });
  try {
    if (entriesOf(present.sqlite) === 0) return;
    const prepared = openStore(join(preparedFolder(dir), storeName), { key, alone: true });
    try {
      const { branches, unread } = mergeEntries(
        { path: createReplayPath(prepared, machine), reads: { peers: peersReads(prepared.orm) } },
        present,
      );
      const [left] = [...branches, ...unread];
      if (left !== undefined) throw new Error(`entry ${left.seq} of this PC does not go into the new store`);
      prepared.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      prepared.sqlite.close();
    }
  } finally {
    present.sqlite.close();
  }
}
