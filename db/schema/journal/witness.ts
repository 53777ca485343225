// A store that was found older than what was known of it outside.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RewoundCause } from '#core/journal/witness/contract.ts';
import { factColumns } from '../columns.ts';

export const storeRewinds = sqliteTable(
  'store_rewinds',
  {
    id: text().primaryKey(),
    cause: text().$type<RewoundCause>().notNull(),
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
