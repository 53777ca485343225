// What happened to the store itself: changed from outside of the application.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ComparedAt } from '#core/replication/store/contract.ts';
import { factColumns } from '../columns.ts';

/** Times that the tables of a day, or its journal, were found changed from outside of the application. */
export const storeDamages = sqliteTable(
  'store_damages',
  {
    id: text().primaryKey(),
    kind: text({ enum: ['tables', 'journal'] }).notNull(),
    /** The day whose rows differed, and the one that answers for it. */
    ofDay: text().notNull(),
    forDay: text().notNull(),
    comparedAt: text().$type<ComparedAt>().notNull(),
    tables: text({ mode: 'json' }).$type<string[]>(),
    rows: integer().notNull(),
    /** Where the chain does not hold; null when only tables differed. */
    stream: text(),
    streamSeq: integer(),
    ...factColumns,
  },
  (t) => [index('store_damages_day').on(t.forDay)],
);
