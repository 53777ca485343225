// The steps from an office's folder to its store in the newest form; or why there is none: it is missing, lies under another key, is
// damaged, older or newer.
import { statSync } from 'node:fs';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { deviceIdOf, settleEpoch } from '#core/journal/device/device-identity.ts';
import {
  copyBeforeMigration,
  snapshotsFolder,
  snapshotsIn,
  storeFile,
} from '#core/journal/device/office-files.ts';
import { ownOfficeIn } from '#core/journal/device/own-office-queries.ts';
import { compareWitnesses, type WitnessVerdict } from '#core/journal/witness/compare-witness.ts';
import { readWitnesses, type WitnessPlaces } from '#core/journal/witness/witness.ts';
import { putUpGuards } from '#db/guards.ts';
import { type Migration, migrate, pendingMigrations } from '#db/migrate.ts';
import { DeviceFileError, openStore, type Store, StoreKeyError } from '#db/open-store.ts';
import { hasSoundPage } from '#db/page-check.ts';
import { removePartialSnapshots } from '#db/snapshot.ts';
import { deviceName } from '#db/store-name.ts';
import { finishSwap } from '#db/swap-store.ts';

/** Finishes a swap that was decided, and removes copies that an earlier process left half written. The office's lock is held. */
export function finishLastOpening(dir: string): void {
  finishSwap(dir);
  for (const folder of [dir, snapshotsFolder(dir)]) removePartialSnapshots(folder);
}

/**
 * A store that is gone or empty although its witness knows of entries (or tells nothing any more), or although snapshots of
 * one lie there, is never made anew (J18).
 * @throws STORE_MISSING
 */
export function requireStoreThere(places: WitnessPlaces): void {
  if (statSync(storeFile(places.dir), { throwIfNoEntry: false })?.size) return;
  const { beside } = readWitnesses(places, null);
  const isUnknown = beside === 'missing' || (typeof beside === 'object' && beside.entries === 0);
  const snapshots = snapshotsIn(places.dir).length;
  if (isUnknown && snapshots === 0) return;
  throw refusal('STORE_MISSING', { snapshots });
}

/**
 * An office that says of whom it is, and does not say which of its PCs this is: what is this PC's own was lost, or made anew. It is
 * noted before the office is (J51), so no kill leaves this.
 * @throws STORE_MISSING
 */
export function requireOwn({ sqlite, orm }: Store, { dir }: WitnessPlaces): void {
  if (ownOfficeIn(orm) === null || deviceIdOf(sqlite) !== null) return;
  throw refusal('STORE_MISSING', { snapshots: snapshotsIn(dir).length });
}

/**
 * Who only reads cannot bring a store to its newest form. One that was killed while it was made has no entry: it is of no office yet.
 * @throws STORE_OLDER, OFFICE_NOT_SET_UP, STORE_NEWER, STORE_HISTORY_CHANGED
 */
export function requireNewest({ sqlite }: Store, migrations: readonly Migration[]): void {
  if (pendingMigrations(sqlite, migrations).length === 0) return;
  const isMade = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get() !== undefined;
  const isSetUp = isMade && sqlite.prepare('SELECT 1 FROM journal LIMIT 1').get() !== undefined;
  throw refusal(isSetUp ? 'STORE_OLDER' : 'OFFICE_NOT_SET_UP', {});
}

/** Opens the store. @throws KEY_NOT_OPENED, STORE_DAMAGED, SqliteError */
export function openOrRefuse(places: WitnessPlaces, { readonly }: { readonly readonly: boolean }): Store {
  const { dir, dataKey } = places;
  try {
    return openStore(storeFile(dir), { key: dataKey, readonly });
  } catch (error) {
    if (error instanceof DeviceFileError) throw refusal('STORE_DAMAGED', { detail: deviceName });
    if (!(error instanceof StoreKeyError)) throw error;
    // What was written under this key is still readable: the key is the right one, the first page is not.
    const isOurKey =
      typeof readWitnesses(places, null).beside === 'object' || hasSoundPage(storeFile(dir), dataKey);
    throw isOurKey ? refusal('STORE_DAMAGED', { detail: 'page 1' }) : refusal('KEY_NOT_OPENED', {});
  }
}

/** What the witnesses outside the store say of it. */
export function witnessVerdict({ sqlite }: Store, places: WitnessPlaces): WitnessVerdict {
  return compareWitnesses(sqlite, readWitnesses(places, deviceIdOf(sqlite)));
}

/** Brings the store to its newest form, with every guard. The epoch that a kill left noted is settled. */
export function bringUp(
  { sqlite, orm }: Store,
  migrations: readonly Migration[],
  { dir, log }: { readonly dir: string; readonly log: (line: string) => void },
): void {
  migrate(sqlite, migrations, copyBeforeMigration(dir));
  for (const name of putUpGuards(sqlite)) log(`the guard ${name} had been taken down and stands again`);
  settleEpoch(orm);
}
