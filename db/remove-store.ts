// Removes a store's files for good. Only ever called for a demonstration office.
import { rmSync } from 'node:fs';

/** Deletes the store and what SQLite keeps beside it. The store must be closed. */
export function removeStore(file: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${beside}`, { force: true });
}
