// The order of facts that several PCs may have recorded of one thing: by the instant of the record, then by the id, the same
// on every PC. It says which of two counts where they answer the same thing; it proves nothing about who was first. Where a
// fact names the one that it follows, what it knew of comes before that: no clock undoes a later decision.
import { asc, desc, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';

type FactTable = SQLiteTable & { readonly at: SQLiteColumn; readonly id: SQLiteColumn };

/** The first before the later ones. */
export const inOrder = ({ at, id }: FactTable): [SQL, SQL] => [asc(at), asc(id)];
/** The last before the earlier ones. */
export const newestFirst = ({ at, id }: FactTable): [SQL, SQL] => [desc(at), desc(id)];

/** Another fact of the same table with the same values in `columns` lies before the one at hand. */
export const hasEarlier = (table: FactTable, ...columns: readonly SQLiteColumn[]): SQL =>
  another(table, columns, sql`<`);
/** The fact at hand is the first of its table with its values in `columns`. */
export const isFirst = (table: FactTable, ...columns: readonly SQLiteColumn[]): SQL =>
  sql`NOT ${hasEarlier(table, ...columns)}`;

/**
 * For sub-selects written out, which may also stand in a selected field: of the rows of a table or alias of this name only
 * the first, only the last, and those before the row at hand of another.
 */
export const onlyFirst = (name: string): SQL => sql.raw(`ORDER BY ${name}.at, ${name}.id LIMIT 1`);
export const onlyLast = (name: string): SQL => sql.raw(`ORDER BY ${newestFirstWritten(name)} LIMIT 1`);
/** For a statement that drizzle does not build. */
export const newestFirstWritten = (name: string): string => `${name}.at DESC, ${name}.id DESC`;

/**
 * Of facts that name the one they were made after, in `follows`: the one that knew most of the others first, whatever any clock
 * says (design.md §2). What names none, and who knew as many, is in the order of its record, the last first. `name` is how the
 * table is called in the statement.
 */
export const knewMostFirst = (table: string, name = table): SQL => sql.raw(knewMostFirstWritten(table, name));
/** For sub-selects written out: of these facts only the one that stands. */
export const onlyStanding = (table: string, name: string): SQL => sql.raw(onlyStandingWritten(table, name));
export const onlyStandingWritten = (table: string, name: string): string =>
  `ORDER BY ${knewMostFirstWritten(table, name)} LIMIT 1`;

/** Counted back from each fact, so that a circle that somebody made up comes to an end. */
function knewMostFirstWritten(table: string, name: string): string {
  return `(WITH RECURSIVE known(id) AS (SELECT ${name}.follows WHERE ${name}.follows <> ''
    UNION SELECT before.follows FROM known CROSS JOIN ${table} before ON before.id = known.id WHERE before.follows <> '')
    SELECT count(*) FROM known) DESC, ${newestFirstWritten(name)}`;
}

type TurnTable = FactTable & { readonly turn: SQLiteColumn };

/** Of facts that carry their turn, one more than the highest that their PC knew: that first, then the order of the record. */
export const inTurn = (table: TurnTable): [SQL, SQL, SQL] => [asc(table.turn), ...inOrder(table)];
export const lastTurnFirst = (table: TurnTable): [SQL, SQL, SQL] => [desc(table.turn), ...newestFirst(table)];
export const onlyLastTurn = (name: string): SQL =>
  sql.raw(`ORDER BY ${name}.turn DESC, ${newestFirstWritten(name)} LIMIT 1`);

export const isBefore = (name: string, other: string): SQL =>
  sql.raw(`(${name}.at, ${name}.id) < (${other}.at, ${other}.id)`);

/** For conditions only: in a selected field drizzle leaves the table's name away, and the inner table would be meant. */
function another(table: FactTable, columns: readonly SQLiteColumn[], lies: SQL): SQL {
  const other: ReadonlyMap<string, SQLiteColumn> = new Map(
    Object.values(getTableColumns(alias(table, 'other'))).map((column) => [column.name, column]),
  );
  const same = columns.map((column) => sql`${other.get(column.name)} = ${column}`);
  return sql`EXISTS (SELECT 1 FROM ${table} other WHERE ${sql.join(same, sql` AND `)}
    AND (${other.get(table.at.name)}, ${other.get(table.id.name)}) ${lies} (${table.at}, ${table.id}))`;
}
