// Snapshots by VACUUM INTO: the backup API fails on encrypted files, and a copied file may miss the WAL (design.md §4).
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasDeviceFile, type Sqlite } from './open-store.ts';
import { deviceFileOf } from './store-name.ts';

/**
 * Writes a whole, encrypted copy of the store to `file`, and of what is this PC's own beside it; it appears there only when both are
 * complete, on disk and, where `check` is given, found good by it. Whatever goes wrong leaves nothing behind.
 *
 * What is this PC's own is copied first: what it knows to be held elsewhere is in the office's copy then (J52).
 */
export function writeSnapshot(
  sqlite: Sqlite,
  file: string,
  check: (partial: string) => void = () => undefined,
): void {
  const parts = [
    ...(hasDeviceFile(sqlite) ? [{ schema: 'own', file: deviceFileOf(file) }] : []),
    { schema: 'main', file },
  ].map((part) => ({ ...part, partial: `${part.file}.partial-${process.pid}-${Date.now()}` }));
  try {
    for (const { schema, partial } of parts) {
      sqlite.prepare(`VACUUM ${schema} INTO ?`).run(partial);
      flushFile(partial);
      check(partial);
    }
    // The office's last: a snapshot is listed by it.
    for (const part of parts) renameSync(part.partial, part.file);
  } catch (error) {
    for (const { partial } of parts) rmSync(partial, { force: true });
    throw error;
  }
}

function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes a snapshot: the office's file first, by which it is listed. */
export function removeSnapshot(file: string): void {
  for (const part of [file, deviceFileOf(file)]) rmSync(part, { force: true });
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
