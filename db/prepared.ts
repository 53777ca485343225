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

/** A prepared INSERT of whole rows; columns that are left out become NULL. */
export function preparedInsert<T extends SQLiteTable>(orm: Orm, table: T): (row: T['$inferInsert']) => void {
  const names = Object.keys(getTableColumns(table));
  const empty = Object.fromEntries(names.map((name) => [name, null]));
  const statement = once(() => {
    const holders = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
    return orm
      .insert(table)
      .values(holders as T['$inferInsert'])
      .prepare();
  });
  return (row) => {
    statement().run({ ...empty, ...row });
  };
}
