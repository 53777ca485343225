// What an empty store becomes by all migrations, worked out once a process in memory: every further empty store takes it
// over as it is, instead of making, altering and making anew what the history of the tables asks for.
import Database from 'better-sqlite3';
import type { Sqlite } from './open-store.ts';

type TableRows = { readonly table: string; readonly rows: readonly unknown[][] };
type Layout = { readonly tables: string; readonly rows: readonly TableRows[]; readonly triggers: string };

let known: { readonly history: string; readonly layout: Layout } | null = null;

/**
 * Lays out an empty store as `migrateAll` leaves one. Runs inside the caller's transaction.
 * @param history names the migrations and their hashes: another history leaves another store
 * @param migrateAll runs the whole history on an empty store, guards included
 */
export function layOut(sqlite: Sqlite, history: string, migrateAll: (empty: Sqlite) => void): void {
  if (known?.history !== history) known = { history, layout: workOut(migrateAll) };
  const { layout } = known;
  sqlite.exec(layout.tables);
  for (const { table, rows } of layout.rows) {
    const places = rows[0]?.map(() => '?').join(', ');
    const insert = sqlite.prepare(`INSERT INTO "${table}" VALUES (${places})`);
    for (const row of rows) insert.run(row);
  }
  // What a migration wrote comes before the guards that would refuse it.
  sqlite.exec(layout.triggers);
}

/** True for a store that holds nothing yet: no table, no index, no trigger. */
export function isEmptyStore(sqlite: Sqlite): boolean {
  return sqlite.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function workOut(migrateAll: (empty: Sqlite) => void): Layout {
  const empty = new Database(':memory:');
  try {
    empty.pragma('foreign_keys = OFF');
    migrateAll(empty);
    const made = (types: string) =>
      empty
        .prepare<[], { name: string; sql: string }>(
          `SELECT name, sql FROM sqlite_schema
            WHERE type IN (${types}) AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
        )
        .all();
    const sqlOf = (types: string) =>
      made(types)
        .map(({ sql }) => `${sql};`)
        .join('\n');
    const rows = made("'table'").map(({ name }) => ({
      table: name,
      rows: empty.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all(),
    }));
    return {
      tables: sqlOf("'table', 'index'"),
      rows: rows.filter((table) => table.rows.length > 0),
      triggers: sqlOf("'trigger'"),
    };
  } finally {
    empty.close();
  }
}
