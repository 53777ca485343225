// An empty store in memory with the tables of another one: for what is worked out anew beside it and thrown away.
import Database from 'better-sqlite3';
import type { Sqlite, Store } from './open-store.ts';
import { ormOver } from './orm.ts';

/** Opens it: the same tables, views and indexes, no guards, no rows. Whoever opens it closes it. */
export function openScratchStore(from: Sqlite): Store {
  const made = from
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index', 'view') AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
        ORDER BY type = 'table' DESC`,
    )
    .pluck()
    .all();
  const sqlite = new Database(':memory:');
  try {
    // Facts of some days stand alone here, without what they answer.
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec(made.join(';\n'));
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { sqlite, orm: ormOver(sqlite) };
}
