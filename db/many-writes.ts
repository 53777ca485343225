// A connection that is to write very much at once: a new PC takes an office over. More pages stay in memory, and the log is
// written back into the file more rarely, so that a page which every batch touches is not encrypted and written each time.
// What a commit promises stays as it is.
import type { Sqlite } from './open-store.ts';

/** KiB (negative: SQLite's way to say so), and pages of 4 KiB. */
const many = { cache_size: -131_072, wal_autocheckpoint: 8000 } as const;

/** @returns how it is as before again, when all is written */
export function expectManyWrites(sqlite: Sqlite): () => void {
  const names = ['cache_size', 'wal_autocheckpoint'] as const;
  const before = names.map((name) => [name, Number(sqlite.pragma(name, { simple: true }))] as const);
  for (const name of names) sqlite.pragma(`${name} = ${many[name]}`);
  return () => {
    if (!sqlite.open) return;
    for (const [name, value] of before) sqlite.pragma(`${name} = ${value}`);
    if (!sqlite.inTransaction) sqlite.pragma('wal_checkpoint(PASSIVE)');
  };
}
