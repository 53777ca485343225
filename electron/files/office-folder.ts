// The folder of one office: which file lies where, and whether it is marked as a demonstration.
// The marker decides about the key, so it is written before the store exists; only that the store was made is added later.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import {
  deviceFile,
  snapshotsFolder,
  snapshotsIn,
  storeFile,
  witnessFile,
} from '#core/journal/device/office-files.ts';
import { isSwapDecided } from '#db/swap-store.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export type OfficeFolder = {
  dir: string;
  store: string;
  keyFile: string;
  /** The second copy of the key file. */
  keyCopy: string;
  marker: string;
  snapshots: string;
};

const markerSchema = z.strictObject({
  demo: z.boolean(),
  /** True once a store was made here: from then on a missing one is never a new office. */
  store: z.boolean().optional(),
});
export type OfficeMarker = z.infer<typeof markerSchema>;

/** Paths of an office's files; touches nothing. */
export function officeFolder(dir: string): OfficeFolder {
  const root = path.resolve(dir);
  return {
    dir: root,
    store: storeFile(root),
    keyFile: path.join(root, 'desk.key.json'),
    keyCopy: path.join(root, 'desk.key.copy.json'),
    marker: path.join(root, 'office.json'),
    snapshots: snapshotsFolder(root),
  };
}

/** True when nothing of an office was ever written here: no store, key, marker, witness or snapshot. */
export function isFreshFolder({ dir, store, keyFile, keyCopy, marker, snapshots }: OfficeFolder): boolean {
  return ![store, deviceFile(dir), keyFile, keyCopy, marker, snapshots, witnessFile(dir)].some((file) =>
    existsSync(file),
  );
}

/**
 * Refuses a real office whose store was made and is gone (or empty). A swap that was decided is finished first.
 * @throws STORE_MISSING
 */
export function requireStore(folder: OfficeFolder): void {
  const marker = readMarker(folder);
  if (marker === null || marker.demo || marker.store !== true || isSwapDecided(folder.dir)) return;
  if (statSync(folder.store, { throwIfNoEntry: false })?.size) return;
  throw refusal('STORE_MISSING', { snapshots: snapshotsIn(folder.dir).length });
}

/** Notes that the store was made, once it is there. Never undone. A marker that was left behind stands again then. */
export function markStoreMade(folder: OfficeFolder): void {
  const marker = readMarker(folder);
  if (marker === null || !existsSync(folder.store)) return;
  if (marker.store === true && existsSync(folder.marker)) return;
  writeFileAtomically(folder.marker, `${JSON.stringify({ ...marker, store: true })}\n`);
}

/**
 * Where the second witness of a real office's head lies: with the user's own settings, outside every office's folder, so
 * that a folder that is put back from a copy does not bring its witness along.
 */
export function witnessHome(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const home = homedir();
  const settings =
    platform === 'win32'
      ? (env.APPDATA ?? path.join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? path.join(home, 'Library', 'Application Support')
        : (env.XDG_CONFIG_HOME ?? path.join(home, '.config'));
  return path.join(settings, 'Pishkhan', 'witness');
}

/** Makes the folder, readable by its owner only. */
export function ensureFolder(folder: OfficeFolder): void {
  mkdirSync(folder.dir, { recursive: true, mode: 0o700 });
}

/**
 * Reads the marker; null when there is none. A key file without one, or beside a damaged one, is that of a real office whose
 * store was made: a demonstration has no key of its own, and a first run writes its marker before its key.
 * @throws FILE_UNREADABLE when it tells nothing
 */
export function readMarker(folder: OfficeFolder): OfficeMarker | null {
  const hasKey = existsSync(folder.keyFile) || existsSync(folder.keyCopy);
  const ofKey: OfficeMarker | null = hasKey ? { demo: false, store: true } : null;
  if (!existsSync(folder.marker)) return ofKey;
  try {
    return markerSchema.parse(JSON.parse(readFileSync(folder.marker, 'utf8')));
  } catch {
    if (ofKey !== null) return ofKey;
    throw refusal('FILE_UNREADABLE', { file: path.basename(folder.marker) });
  }
}

/** Writes the marker of a folder. */
export function writeMarker(folder: OfficeFolder, marker: OfficeMarker): void {
  writeFileAtomically(folder.marker, `${JSON.stringify(marker)}\n`);
}

/** Marks a fresh folder as a demonstration or a real office. Problem: OFFICE_ALREADY_SET_UP on any other. */
export function markFolder(folder: OfficeFolder, demo: boolean): void {
  if (!isFreshFolder(folder)) throw refusal('OFFICE_ALREADY_SET_UP', {});
  ensureFolder(folder);
  writeFileAtomically(folder.marker, `${JSON.stringify({ demo })}\n`);
}
