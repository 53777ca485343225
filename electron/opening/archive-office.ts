// Archives what is left of an office beside it, whole, so that this PC can begin anew and join its office from another one (J34).
// Invariant: nothing is deleted, and a kill at any point leaves a folder that is recognised as an office with something missing.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import {
  copyBeforeMigration,
  deviceFile,
  keptFolder,
  releaseNoteFile,
  witnessFile,
} from '#core/journal/device/office-files.ts';
import { deviceFileOf, logOf, memoryOf } from '#db/store-name.ts';
import { flushFolder } from '#db/swap-store.ts';
import type { OfficeFolder } from '../files/office-folder.ts';

/** Moves everything of the office into a folder below `kept/` (J34). @returns that folder */
export function archiveOffice(folder: OfficeFolder, now: string): string {
  const { dir, store, snapshots, keyFile, keyCopy, marker } = folder;
  const kept = path.join(keptFolder(dir), `set-aside-${now.replaceAll(/[:.]/g, '-')}`);
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  const parts = [
    // The office's file before what is this PC's own, as it is removed (db/remove-store.ts).
    ...[store, deviceFile(dir)].flatMap((file) => [logOf(file), memoryOf(file), file]),
    ...[copyBeforeMigration(dir), deviceFileOf(copyBeforeMigration(dir)), snapshots],
    ...[keyFile, keyCopy, releaseNoteFile(dir), witnessFile(dir)],
    // As long as the marker is here, a folder without the rest is never taken for a fresh one.
    marker,
  ];
  for (const part of parts) {
    if (existsSync(part)) renameSync(part, path.join(kept, path.basename(part)));
    flushFolder(kept);
  }
  flushFolder(dir);
  return kept;
}
