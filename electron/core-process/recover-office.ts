// The tasks of the recovery screen, in the process that can open a store: check a snapshot, put one in the store's place.
// The office's lock is held meanwhile, so that no second program opens what is being put back.
import path from 'node:path';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { inspectSnapshot, restoreStore } from '#core/app/opening/restore-office.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { officeFolder } from '../files/office-folder.ts';
import type { RecoverMessage, RecoveryOutcome } from './protocol.ts';
import type { Recover } from './run-core-process.ts';

/**
 * Does one task.
 * @throws STORE_IN_USE, and what inspectSnapshot and restoreStore throw
 */
export async function recoverOffice(
  { dir, key, appVersion, witnessHome, task }: RecoverMessage,
  migrationsFolder: string,
  tell: Parameters<Recover>[1],
): Promise<RecoveryOutcome> {
  const folder = officeFolder(dir);
  const release = lockOffice(folder.dir);
  try {
    const parts = {
      dir: folder.dir,
      snapshot: path.join(folder.snapshots, task.snapshot),
      dataKey: new Uint8Array(Buffer.from(key, 'hex')),
      appVersion,
      machine: realMachine(),
      migrationsFolder,
      witnessHome: witnessHome ?? null,
      progress: tell,
    };
    tell('pages', 0, 0);
    if (task.kind === 'check') return await inspectSnapshot(parts);
    const { merged, kept, entries, missing, withoutPrivate, until } = await restoreStore(parts);
    return { entries, takenIn: merged.entries, missing, withoutPrivate, until, isOldKept: kept !== null };
  } finally {
    release();
  }
}
