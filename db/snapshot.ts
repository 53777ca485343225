// Snapshots by VACUUM INTO: the backup API fails on encrypted files, and a copied file may miss the WAL (design.md §4).
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import type { Sqlite } from './open-store.ts';

/** Writes a whole, encrypted copy of the store to `file`; it appears there only when it is complete and on disk. */
export function writeSnapshot(sqlite: Sqlite, file: string): void {
  const partial = `${file}.partial-${process.pid}-${Date.now()}`;
  sqlite.prepare('VACUUM INTO ?').run(partial);
  const handle = openSync(partial, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(partial, file);
}
