// What clients answered, counted in fives: no row knows a person, a visit or a moment of an answer (D14).
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

const faceColumns = {
  face1: integer().notNull(),
  face2: integer().notNull(),
  face3: integer().notNull(),
  face4: integer().notNull(),
  face5: integer().notNull(),
};

export const feedbackCounts = sqliteTable(
  'feedback_counts',
  { id: text().primaryKey(), sectionId: text().notNull(), ...faceColumns, ...factColumns },
  (t) => [index('feedback_counts_day').on(t.day)],
);

/** Answers of this PC that are not five yet, local to it. */
export const feedbackHeld = sqliteTable('feedback_held', { sectionId: text().primaryKey(), ...faceColumns });
