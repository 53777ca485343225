// What clients answered, counted in fives: no row knows a person, a visit or a moment of an answer (D14).
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const ratingColumns = {
  rating1: integer().notNull(),
  rating2: integer().notNull(),
  rating3: integer().notNull(),
  rating4: integer().notNull(),
  rating5: integer().notNull(),
};

export const feedbackCounts = sqliteTable(
  'feedback_counts',
  { id: text().primaryKey(), sectionId: text().notNull(), ...ratingColumns, ...factColumns },
  (t) => [index('feedback_counts_day').on(t.day)],
);
