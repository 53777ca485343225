// What days came to, counted for the reports (D20.85): kept until something about a day comes in, local to this PC. And the views that
// managers kept under a name.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const reportDays = sqliteTable('report_days', {
  day: text().primaryKey(),
  /** The cells of the day (core/oversight/reports/cells.ts). */
  cells: text().notNull(),
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
