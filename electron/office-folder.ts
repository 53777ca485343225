// The folder of one office: which file lies where, and whether it is marked as a demonstration.
// The marker decides about the key, so it is written before the store exists and never changed afterwards.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { snapshotsFolder, storeFile } from '#core/office-files.ts';
import { writeFileAtomically } from './write-file-atomically.ts';

export type OfficeFolder = {
  dir: string;
  store: string;
  keyFile: string;
  marker: string;
  snapshots: string;
};

const markerSchema = z.strictObject({ demo: z.boolean() });

/** Paths of an office's files; touches nothing. */
export function officeFolder(dir: string): OfficeFolder {
  const root = path.resolve(dir);
  return {
    dir: root,
    store: storeFile(root),
    keyFile: path.join(root, 'desk.key.json'),
    marker: path.join(root, 'office.json'),
    snapshots: snapshotsFolder(root),
  };
}

/** True when nothing of an office was ever written here: no store, no key, no marker. */
export function isFreshFolder(folder: OfficeFolder): boolean {
  return !existsSync(folder.store) && !existsSync(folder.keyFile) && !existsSync(folder.marker);
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

/** Reads the marker; null when there is none. Problem: FILE_UNREADABLE when it is not ours. */
export function readMarker(folder: OfficeFolder): { demo: boolean } | null {
  if (!existsSync(folder.marker)) return null;
  try {
    return markerSchema.parse(JSON.parse(readFileSync(folder.marker, 'utf8')));
  } catch {
    throw refusal('FILE_UNREADABLE', { file: path.basename(folder.marker) });
  }
}

/** Marks a fresh folder as a demonstration or a real office. Problem: OFFICE_ALREADY_SET_UP on any other. */
export function markFolder(folder: OfficeFolder, demo: boolean): void {
  if (!isFreshFolder(folder)) throw refusal('OFFICE_ALREADY_SET_UP', {});
  ensureFolder(folder);
  writeFileAtomically(folder.marker, `${JSON.stringify({ demo })}\n`);
}
