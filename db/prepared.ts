// Statements prepared once, on first use: unprepared drizzle calls cost several times the raw ones (design.md §4).
import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Orm } from './open-store.ts';

/** Makes a value on first use and keeps it: `const byDay = once(() => orm.select()…prepare())`. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A prepared INSERT of whole rows; columns that are left out become NULL. The statement is drizzle's, and its values are
 * bound here: every entry writes a handful of rows, and drizzle looks at each of their values again at every run.
 */
export function preparedInsert<T extends SQLiteTable>(orm: Orm, table: T): (row: T['$inferInsert']) => void {
  const columns = Object.entries(getTableColumns(table));
  const statement = once(() => {
    const holders = Object.fromEntries(columns.map(([name]) => [name, sql.placeholder(name)]));
    const written = orm
      .insert(table)
      .values(holders as T['$inferInsert'])
      .toSQL();
    return orm.$client.prepare(written.sql);
  });
  return (row) => {
    const values = row as Readonly<Record<string, unknown>>;
    statement().run(
      columns.map(([name, column]) => column.mapToDriverValue(name in values ? values[name] : null)),
    );
  };
}
