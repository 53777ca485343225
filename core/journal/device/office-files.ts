// Which files of an office's folder are its store and the copies of it. Knows no database, so that a shell without one
// can ask as well.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deviceFileOf, storeName } from '#db/store-name.ts';

/** Where the office's store lies in its folder. */
export const storeFile = (dir: string): string => join(dir, storeName);

/** Where what is this PC's own lies: its keys, its pin of the province, attempts at secrets (docs/decisions/0040). */
export const deviceFile = (dir: string): string => deviceFileOf(storeFile(dir));

/** The copy of the store that a migration leaves; what is this PC's own lies beside it. */
export const copyBeforeMigration = (dir: string): string => join(dir, 'before-migration.db');

/** The folder of the store's snapshots. */
export const snapshotsFolder = (dir: string): string => join(dir, 'snapshots');

/** The snapshots of an office, the newest last: their names begin with their time. */
export function snapshotsIn(dir: string): readonly string[] {
  const folder = snapshotsFolder(dir);
  // A file that lies in the folder's place holds none, and is no reason for an office not to open.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Stores that were replaced or found older than they were, as they lay there. */
export const keptFolder = (dir: string): string => join(dir, 'kept');

/** The witness of the head beside the store (journal/witness.ts). */
export const witnessFile = (dir: string): string => join(dir, 'desk.witness');

/** Releases of the office's key that opened it here and are not journalled yet (journal/release-note.ts). */
export const releaseNoteFile = (dir: string): string => join(dir, 'desk.key-released');

/** Everything in an office's folder that holds a copy of its store. */
export const copiesOfStore = (dir: string): readonly string[] => [
  copyBeforeMigration(dir),
  deviceFileOf(copyBeforeMigration(dir)),
  snapshotsFolder(dir),
  keptFolder(dir),
];
