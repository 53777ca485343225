// Supervision (D12, D19): the manager's answers for what was out of proportion, and the office's hours.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ComparedWith } from '#core/oversight/supervision/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

export const anomalyAnswers = sqliteTable(
  'anomaly_answers',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    metric: text().notNull(),
    /** The acts that it answers for. */
    acts: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    threshold: integer().notNull(),
    comparedWith: text().$type<ComparedWith>().notNull(),
    /** The manager's words (private). */
    note: text(),
    ...factColumns,
  },
  (t) => [index('anomaly_answers_day').on(t.day), index('anomaly_answers_lc').on(t.lc, t.id)],
);

/** When the office works, HH:MM in Tehran; the last one counts. */
export const officeHours = sqliteTable(
  'office_hours',
  { id: text().primaryKey(), opens: text().notNull(), closes: text().notNull(), ...knowingColumns },
  (t) => [index('office_hours_lc').on(t.lc, t.id)],
);
