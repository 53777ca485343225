// What the two files of an office are called: the office's store, which every PC of the office has the same content of, and beside it
// what is this PC's own (docs/decisions/0040). Knows no database, so that whoever only looks for the files can ask as well.
import { basename, dirname, join } from 'node:path';

export const storeName = 'desk.db';
export const deviceName = 'device.db';

/** What SQLite keeps beside a file of either, and names after it: its write-ahead log and its shared memory. */
export const logOf = (file: string): string => `${file}-wal`;
export const memoryOf = (file: string): string => `${file}-shm`;

/** Where what is this PC's own lies beside a store: `device.db` in an office's folder, `NAME.device` beside a copy `NAME.db`. */
export function deviceFileOf(store: string): string {
  if (basename(store) === storeName) return join(dirname(store), deviceName);
  return `${store.replace(/\.db$/, '')}.device`;
}
