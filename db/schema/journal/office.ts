// The office itself, as its set-up said.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const officeSetUps = sqliteTable('office_set_ups', {
  id: text().primaryKey(),
  code: text().notNull(),
  name: text().notNull(),
  demo: integer({ mode: 'boolean' }).notNull(),
  deskNumber: integer().notNull(),
  ...factColumns,
});
