// How often what is this PC's own was written: its generation. The witness outside the store holds it too, so that an older `device.db`
// that is put back alone is seen, where no entry of the journal shows it (J53).

import { getTableName } from 'drizzle-orm';
import type { Sqlite } from './open-store.ts';
import { deviceGeneration } from './schema/journal/this-device.ts';

const table = getTableName(deviceGeneration);

/** The generation of a store of whatever form; 0 where nothing was counted. */
export function generationOf(sqlite: Sqlite): number {
  if (!tablesOf(sqlite).includes(table)) return 0;
  return sqlite.prepare<[], number>(`SELECT value FROM ${table}`).pluck().get() ?? 0;
}

/** Makes it at least this. Never lowers it. */
export function raiseGeneration(sqlite: Sqlite, least: number): void {
  sqlite
    .prepare(
      `INSERT INTO ${table} (id, value) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET value = max(value, excluded.value)`,
    )
    .run(least);
}

/**
 * Counts every write of this connection from now on, in the transaction of the write. The opening counts as one.
 * @param written is told of each, before it is committed
 */
export function countWrites(sqlite: Sqlite, written: () => void): void {
  raiseGeneration(sqlite, generationOf(sqlite) + 1);
  sqlite.function('own_written', () => {
    written();
    return null;
  });
  for (const name of tablesOf(sqlite).filter((one) => one !== table)) {
    for (const act of ['INSERT', 'UPDATE', 'DELETE'])
      sqlite.exec(
        `CREATE TEMP TRIGGER ${name}_counts_${act} AFTER ${act} ON own.${name}
         BEGIN UPDATE ${table} SET value = value + 1; SELECT own_written(); END`,
      );
  }
}

const tablesOf = (sqlite: Sqlite): readonly string[] =>
  sqlite
    .prepare<[], string>(
      "SELECT name FROM own.sqlite_schema WHERE type = 'table' AND name <> 'migrations' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
