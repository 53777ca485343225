// Snapshots by VACUUM INTO: the backup API fails on encrypted files, and a copied file may miss the WAL (design.md §4).
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Sqlite } from './open-store.ts';

/**
 * Writes a whole, encrypted copy of the store to `file`; it appears there only when it is complete, on disk and, where
 * `check` is given, found good by it. Whatever goes wrong leaves nothing behind.
 */
export function writeSnapshot(
  sqlite: Sqlite,
  file: string,
  check: (partial: string) => void = () => undefined,
): void {
  const partial = `${file}.partial-${process.pid}-${Date.now()}`;
  try {
    sqlite.prepare('VACUUM INTO ?').run(partial);
    const handle = openSync(partial, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    check(partial);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** False also for a file that lies in a folder's place: no reason for an office not to open. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Removes what an earlier process left half written in a folder; what a living one is writing stays. */
export function removePartialSnapshots(folder: string): void {
  if (!isFolder(folder)) return;
  for (const name of readdirSync(folder)) {
    const writer = /\.partial-(\d+)-\d+(-journal)?$/.exec(name)?.[1];
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
