// Drizzle over a connection. Invariant: no statement carries its limit as a bare bound value, for SQLite (3.46 and later)
// takes such a value into its plan and so prepares the statement anew at every run: 25 to 45 µs where a read takes 2.
import type { Database } from 'better-sqlite3';
import { type SQL, sql } from 'drizzle-orm';
import { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';

/** `$client`: the connection under it, as drizzle itself names it. */
export type Orm = BetterSQLite3Database<Record<string, never>> & { readonly $client: Database };

/** Makes drizzle over an open connection, with snake_case columns. */
export function ormOver(sqlite: Database): Orm {
  const dialect = new WrittenLimits({ casing: 'snake_case' });
  const orm: BetterSQLite3Database<Record<string, never>> = new BetterSQLite3Database(
    'sync',
    dialect,
    new BetterSQLiteSession(sqlite, dialect, undefined),
    undefined,
  );
  return Object.assign(orm, { $client: sqlite });
}

/** A number as a limit is written out; a placeholder is made an expression, which no plan looks into. */
class WrittenLimits extends SQLiteSyncDialect {
  override buildSelectQuery(config: Parameters<SQLiteSyncDialect['buildSelectQuery']>[0]): SQL {
    const { limit, offset, setOperators } = config;
    if (limit === undefined || offset !== undefined || setOperators.length > 0)
      return super.buildSelectQuery(config);
    const { limit: _, ...unlimited } = config;
    const written = typeof limit === 'number' ? sql.raw(String(Math.trunc(limit))) : sql`${limit} + 0`;
    return sql`${super.buildSelectQuery(unlimited)} limit ${written}`;
  }
}
