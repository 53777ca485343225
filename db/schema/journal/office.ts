// The office itself, as its set-up said, and the numbers of its desks.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, knowingColumns } from '../columns.ts';

export const officeSetUps = sqliteTable('office_set_ups', {
  id: text().primaryKey(),
  code: text().notNull(),
  name: text().notNull(),
  demo: integer({ mode: 'boolean' }).notNull(),
  deskNumber: integer().notNull(),
  ...factColumns,
});

/** The name of the office as it was corrected, with the one before it; the last counts. */
export const officeNameCorrections = sqliteTable('office_name_corrections', {
  id: text().primaryKey(),
  formerName: text().notNull(),
  name: text().notNull(),
  reason: text(),
  ...knowingColumns,
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
