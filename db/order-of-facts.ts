// How facts of several PCs stand to each other (design.md §2, §6). Order: by the Lamport clock of the entry, then by the id: one
// total order, the same at every PC. Knowledge: whether the entry of one fact knew the entry of another. What knew of another
// comes after it; the order of concurrent facts says only which PC had seen more entries. "Since", "before" and "no longer" between facts of
// different kinds ask `knew`, never the order. `at` is evidence and orders nothing.
import { asc, desc, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { alias, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';

type FactTable = SQLiteTable & { readonly lc: SQLiteColumn; readonly id: SQLiteColumn };

/** The first before the later ones. */
export const inOrder = ({ lc, id }: FactTable): [SQL, SQL] => [asc(lc), asc(id)];
/** The last before the earlier ones. */
export const newestFirst = ({ lc, id }: FactTable): [SQL, SQL] => [desc(lc), desc(id)];

/** Another fact of the same table with the same values in `columns` lies before the one at hand. */
export const hasEarlier = (table: FactTable, ...columns: readonly SQLiteColumn[]): SQL =>
  another(table, columns, sql`<`);
/** The fact at hand is the first of its table with its values in `columns`. */
export const isFirst = (table: FactTable, ...columns: readonly SQLiteColumn[]): SQL =>
  sql`NOT ${hasEarlier(table, ...columns)}`;

/** For a statement that drizzle does not build. */
export const newestFirstWritten = (name: string): string => `${name}.lc DESC, ${name}.id DESC`;
/**
 * For sub-selects written out, which may also stand in a selected field: of the rows of a table or alias of this name only
 * the first, or the last.
 */
export const onlyFirst = (name: string): SQL => sql.raw(`ORDER BY ${name}.lc, ${name}.id LIMIT 1`);
export const onlyLast = (name: string): SQL => sql.raw(onlyLastWritten(name));
export const onlyLastWritten = (name: string): string => `ORDER BY ${newestFirstWritten(name)} LIMIT 1`;
/** Of groups, each in the place of its first fact. */
export const inOrderOfFirst = ({ lc, id }: FactTable): SQL[] => [sql`min(${lc})`, sql`min(${id})`];
export const isBefore = (name: string, other: string): SQL =>
  sql.raw(`(${name}.lc, ${name}.id) < (${other}.lc, ${other}.id)`);

/** Of a stream, the entry up to which it is one chain at every PC. */
const isOneUpTo = (stream: string): string =>
  `coalesce((SELECT min(fork.base_seq) FROM streams fork WHERE fork.device = ${stream}.device
      AND fork.branch_of = ${stream}.epoch), ${Number.MAX_SAFE_INTEGER})`;

/** How far the entry of `one` knew a chain; what it says past a fork of its own stream counts for nothing. */
const knownOf = (one: string, chain: string): string =>
  `coalesce((SELECT known.seq FROM knowledge known WHERE known.stream = own.id AND known.other = ${chain}.id
      AND known.from_seq <= min(${one}.seq, ${isOneUpTo('own')}) ORDER BY known.from_seq DESC LIMIT 1), 0)`;

/**
 * Past a fork a fact does not say on which branch it is: who knew every entry of its number knew it. Of branches of branches all
 * are asked, whichever epoch they come from.
 */
const knewEachBranch = (one: string, other: string): string =>
  `NOT EXISTS (SELECT 1 FROM streams chain JOIN journal entry
      ON entry.device = chain.device AND entry.epoch = chain.epoch AND entry.seq = ${other}.seq
    WHERE chain.device = ${other}.device AND (chain.epoch = ${other}.epoch OR chain.branch_of IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM streams elsewhere WHERE elsewhere.device = chain.device
          AND elsewhere.epoch = chain.branch_of AND elsewhere.branch_of IS NULL AND elsewhere.epoch <> ${other}.epoch))
      AND ${knownOf(one, 'chain')} < ${other}.seq)`;

/**
 * SQL that is true when the entry of `one` knew the entry of `other`: names of tables or aliases whose rows have the device,
 * epoch and seq of their entries. Two looks for the streams and one by key in `knowledge`; one more for each branch of a stream
 * that was forked.
 */
export const knewWritten = (one: string, other: string): string =>
  `CASE WHEN ${one}.device = ${other}.device AND ${one}.epoch = ${other}.epoch THEN ${one}.seq > ${other}.seq
    ELSE coalesce((SELECT CASE WHEN ${other}.seq <= ${isOneUpTo('theirs')}
        THEN ${knownOf(one, 'theirs')} >= ${other}.seq ELSE ${knewEachBranch(one, other)} END
      FROM streams own CROSS JOIN streams theirs
      WHERE own.device = ${one}.device AND own.epoch = ${one}.epoch
        AND theirs.device = ${other}.device AND theirs.epoch = ${other}.epoch), 0) END`;
export const knew = (one: string, other: string): SQL => sql.raw(`(${knewWritten(one, other)})`);
/** Neither entry knew the other: also where both are one and the same. */
export const concurrent = (one: string, other: string): SQL =>
  sql`(NOT ${knew(one, other)} AND NOT ${knew(other, one)})`;

/** For conditions only: in a selected field drizzle leaves the table's name away, and the inner table would be meant. */
function another(table: FactTable, columns: readonly SQLiteColumn[], lies: SQL): SQL {
  const other: ReadonlyMap<string, SQLiteColumn> = new Map(
    Object.values(getTableColumns(alias(table, 'other'))).map((column) => [column.name, column]),
  );
  const same = columns.map((column) => sql`${other.get(column.name)} = ${column}`);
  return sql`EXISTS (SELECT 1 FROM ${table} other WHERE ${sql.join(same, sql` AND `)}
    AND (${other.get(table.lc.name)}, ${other.get(table.id.name)}) ${lies} (${table.lc}, ${table.id}))`;
}
