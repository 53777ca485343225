// The order of facts that several PCs may have recorded of one thing: by the instant of the record, then by the id, the same
// on every PC. It says which of two counts where they answer the same thing; it proves nothing about who was first. Where a
// fact names the one that it follows, or its id says after which it was made, what it knew of comes before that: no clock undoes
// a later decision.
import { asc, desc, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
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
 * the first, and those before the row at hand of another.
 */
export const onlyFirst = (name: string): SQL => sql.raw(`ORDER BY ${name}.at, ${name}.id LIMIT 1`);
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

/** What a fact is placed by: the instant of its record, UTC, and its id. */
export type PlacedFact = { readonly at: string; readonly id: string };

/**
 * An id of version 8 says after what its fact was made: its first 48 bits are the ms, since 1970 as in version 7, after the place of
 * the fact that it takes the place of. Only where the instant of the record would say otherwise: a PC's clock was ahead.
 */
const saysAfter = '8';
/** An id beyond the years that a clock may say places nothing: nobody could come after it. */
const lastPlace = Date.parse('2199-12-31T23:59:59.999Z');
const hexOf = (ms: number): string => ms.toString(16).padStart(12, '0');
const startOf = (ms: number): string => `${hexOf(ms).slice(0, 8)}-${hexOf(ms).slice(8)}`;

/** Where a fact lies among others of its kind, ms since 1970: at the instant of its record, or later where its id says so. */
export function placeOf({ at, id }: PlacedFact): number {
  const said = id[14] === saysAfter ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0;
  return Math.max(Date.parse(at), said <= lastPlace ? said : 0);
}

/** The id (a UUIDv7 is at hand) of a fact of the instant `at` that takes the place of `known`, the last one of its kind. */
export function idAfter(id: string, at: string, known: PlacedFact): string {
  const after = placeOf(known);
  return placeOf({ at, id }) > after
    ? id
    : `${startOf(Math.min(after + 1, lastPlace))}-${saysAfter}${id.slice(15)}`;
}

const placeWritten = (at: string, id: string): string =>
  `max(printf('%012x', max(0, CAST(round(unixepoch(${at}, 'subsec') * 1000) AS INTEGER))),
    CASE WHEN substr(${id}, 15, 1) = '${saysAfter}' AND substr(${id}, 1, 13) <= '${startOf(lastPlace)}'
      THEN substr(${id}, 1, 8) || substr(${id}, 10, 4) ELSE '' END)`;
/** The place of a fact of a table, as text that sorts like it. */
export const placeOfRow = ({ at, id }: FactTable): SQL =>
  sql.raw(placeWritten(`${getTableName(at.table)}.${at.name}`, `${getTableName(id.table)}.${id.name}`));

/**
 * Of facts whose ids say what they were made after (`idAfter`): what knew the others last, or first, whatever any clock said.
 */
export const inPlace = (table: FactTable): [SQL, SQL, SQL] => [asc(placeOfRow(table)), ...inOrder(table)];
export const lastPlaceFirst = (table: FactTable): [SQL, SQL, SQL] => [
  desc(placeOfRow(table)),
  ...newestFirst(table),
];

/** For sub-selects written out: only what comes last so. */
export const onlyLastInPlace = (name: string): SQL =>
  sql.raw(`ORDER BY ${placeWritten(`${name}.at`, `${name}.id`)} DESC, ${newestFirstWritten(name)} LIMIT 1`);
/** The same of groups, each in the place of its first fact. */
export const inPlaceOfFirst = (table: FactTable): SQL[] => [
  sql`min(${placeOfRow(table)})`,
  sql`min(${table.at})`,
  sql`min(${table.id})`,
];

type TurnTable = FactTable & { readonly turn: SQLiteColumn };

/** Of facts that carry their turn, one more than the highest that their PC knew: that first, then the order of the record. */
export const inTurn = (table: TurnTable): [SQL, SQL, SQL] => [asc(table.turn), ...inOrder(table)];
export const lastTurnFirst = (table: TurnTable): [SQL, SQL, SQL] => [desc(table.turn), ...newestFirst(table)];
export const onlyLastTurn = (name: string): SQL =>
  sql.raw(`ORDER BY ${name}.turn DESC, ${newestFirstWritten(name)} LIMIT 1`);

export const isBefore = (name: string, other: string): SQL =>
  sql.raw(`(${name}.at, ${name}.id) < (${other}.at, ${other}.id)`);

/** Of a stream, the entry up to which it is one chain at every PC; what lies past a fork is known to no other stream. */
const isOneUpTo = (stream: string): string =>
  `coalesce((SELECT min(fork.base_seq) FROM streams fork WHERE fork.device = ${stream}.device
      AND fork.branch_of = ${stream}.epoch), ${Number.MAX_SAFE_INTEGER})`;

/**
 * SQL that is true when the entry of `one` knew the entry of `other`: names of tables or aliases whose rows have the device,
 * epoch and seq of their entries. Two looks for the streams and one by key in `knowledge`.
 */
const knewWritten = (one: string, other: string): string =>
  `CASE WHEN ${one}.device = ${other}.device AND ${one}.epoch = ${other}.epoch THEN ${one}.seq > ${other}.seq
    ELSE coalesce((SELECT known.seq >= ${other}.seq AND ${other}.seq <= ${isOneUpTo('theirs')}
      FROM streams own CROSS JOIN streams theirs CROSS JOIN knowledge known
      WHERE own.device = ${one}.device AND own.epoch = ${one}.epoch
        AND theirs.device = ${other}.device AND theirs.epoch = ${other}.epoch
        AND known.stream = own.id AND known.other = theirs.id
        AND known.from_seq <= min(${one}.seq, ${isOneUpTo('own')})
      ORDER BY known.from_seq DESC LIMIT 1), 0) END`;
export const knew = (one: string, other: string): SQL => sql.raw(`(${knewWritten(one, other)})`);

/** For conditions only: in a selected field drizzle leaves the table's name away, and the inner table would be meant. */
function another(table: FactTable, columns: readonly SQLiteColumn[], lies: SQL): SQL {
  const other: ReadonlyMap<string, SQLiteColumn> = new Map(
    Object.values(getTableColumns(alias(table, 'other'))).map((column) => [column.name, column]),
  );
  const same = columns.map((column) => sql`${other.get(column.name)} = ${column}`);
  return sql`EXISTS (SELECT 1 FROM ${table} other WHERE ${sql.join(same, sql` AND `)}
    AND (${other.get(table.at.name)}, ${other.get(table.id.name)}) ${lies} (${table.at}, ${table.id}))`;
}
