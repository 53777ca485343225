// What the sync found out about this office's own devices.
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from './columns.ts';

/** A store of a device was older than what somebody else held of it; the entries were taken back (D22). */
export const rewinds = sqliteTable(
  'rewinds',
  {
    id: text().primaryKey(),
    reason: text({ enum: ['restored', 'forked', 'elsewhere'] }).notNull(),
    epoch: text().notNull(),
    afterSeq: integer().notNull(),
    toSeq: integer().notNull(),
    ...factColumns,
  },
  (t) => [
    index('rewinds_day').on(t.day),
    check('rewinds_reason', sql`${t.reason} IN ('restored', 'forked', 'elsewhere')`),
    check('rewinds_span', sql`${t.afterSeq} >= 0 AND ${t.toSeq} > ${t.afterSeq}`),
  ],
);
