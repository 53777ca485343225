// What happened to the store itself: found older than what was known of it outside.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const storeRewinds = sqliteTable(
  'store_rewinds',
  {
    id: text().primaryKey(),
    cause: text({ enum: ['entries_missing', 'other_branch', 'no_witness', 'moved'] }).notNull(),
    /** Where the store stood, and what the witness named; null when there was none to read. */
    foundEpoch: text().notNull(),
    foundSeq: integer().notNull(),
    namedEpoch: text(),
    namedSeq: integer(),
    /** Entries that are known to be missing. */
    missing: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('store_rewinds_day').on(t.day)],
);

/** Times that the tables of a day, or its journal, were found changed from outside of the application. */
export const storeDamages = sqliteTable(
  'store_damages',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['tables', 'journal'] }).notNull(),
    /** The day whose rows differed, and the one that answers for it. */
    ofDay: text().notNull(),
    forDay: text().notNull(),
    comparedAt: text({ enum: ['open', 'close'] }).notNull(),
    tables: text({ mode: 'json' }).$type<string[]>(),
    rows: integer().notNull(),
    /** Where the chain does not hold; null when only tables differed. */
    stream: text(),
    streamSeq: integer(),
    ...factColumns,
  },
  (t) => [index('store_damages_day').on(t.forDay)],
);
