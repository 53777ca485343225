// A page of a store that a failing disk has spoilt.
import { closeSync, openSync, writeSync } from 'node:fs';
import { openStore } from '#db/open-store.ts';

const pageBytes = 4096;

/** Overwrites the first page of a table in a store that nobody has open. */
export function damagePage(file: string, key: Uint8Array, table: string): void {
  const { sqlite } = openStore(file, { key });
  const rootPage = sqlite
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
  if (rootPage === undefined) throw new Error(`there is no ${table}`);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(pageBytes, 0x5a), 0, pageBytes, (rootPage - 1) * pageBytes);
  closeSync(handle);
}
