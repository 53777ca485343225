// Answers of clients that are not journalled yet: fewer than five must not reach another PC (device-tables.ts).
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ratingColumns } from './feedback.ts';

/** Answers of this PC that are not journalled yet, local to it. */
export const feedbackHeld = sqliteTable('feedback_held', {
  sectionId: text().primaryKey(),
  ...ratingColumns,
  /** They are five: the id under which they are journalled. */
  batchId: text(),
});
