// What days came to, counted for the reports (D20.85): kept until something about a day comes in, local to this PC.
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const reportDays = sqliteTable('report_days', {
  day: text().primaryKey(),
  /** The cells of the day (core/oversight/reports/cells.ts). */
  cells: text().notNull(),
});
