// Removes a store's files for good. Only ever called for a demonstration office.
import { rmSync } from 'node:fs';
import { deviceFileOf } from './store-name.ts';

/**
 * Deletes the store, then what is this PC's own, and what SQLite keeps beside each. The store must be closed. A kill between leaves a
 * PC that believes to be somebody and has no office: it begins anew (J51).
 */
export function removeStore(file: string): void {
  for (const part of [file, deviceFileOf(file)])
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${beside}`, { force: true });
}
