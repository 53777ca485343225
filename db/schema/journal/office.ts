// The office itself, as its set-up said, and the numbers of its desks.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const officeSetUps = sqliteTable('office_set_ups', {
  id: text().primaryKey(),
  code: text().notNull(),
  name: text().notNull(),
  demo: integer({ mode: 'boolean' }).notNull(),
  deskNumber: integer().notNull(),
  ...factColumns,
});

/** The desk number of each device, from the set-up or from its admission. */
export const deskNumbers = sqliteTable(
  'desk_numbers',
  {
    id: text().primaryKey(),
    deviceId: text().notNull(),
    deskNumber: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('desk_numbers_device').on(t.deviceId)],
);
