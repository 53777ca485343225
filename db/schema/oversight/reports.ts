// What days came to, counted for the reports (D20.85): kept until something about a day comes in, local to this PC. And the views that
// managers kept under a name.
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const reportDays = sqliteTable(
  'report_days',
  {
    day: text().notNull(),
    /** By what its cells are told apart: by everything, by one thing alone, or by nothing. */
    way: text().notNull(),
    /** The cells of the day (core/foundation/reporting/cells.ts). */
    cells: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.way] })],
);

/** What left the office as a file: the journal's entry of it, under which its rows are read. */
export const reportExports = sqliteTable('report_exports', {
  id: text().primaryKey(),
  fromDay: text().notNull(),
  toDay: text().notNull(),
  /** Behind which its rows stand; null where a table left. */
  column: text(),
  filters: text({ mode: 'json' }).$type<unknown>().notNull(),
  ...factColumns,
});

export const reportViews = sqliteTable('report_views', {
  id: text().primaryKey(),
  name: text().notNull(),
  view: text({ mode: 'json' }).$type<unknown>().notNull(),
  ...factColumns,
});

/** A view that was dropped; it may be here before it. */
export const reportViewDrops = sqliteTable(
  'report_view_drops',
  { id: text().primaryKey(), viewId: text().notNull(), ...factColumns },
  (t) => [index('report_view_drops_view').on(t.viewId)],
);
