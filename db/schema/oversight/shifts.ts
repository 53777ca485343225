// Shifts, leave and signs of sharing (D11).
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, isDay, knowingColumns } from '../columns.ts';

export const shiftWeeks = sqliteTable(
  'shift_weeks',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    fromDay: text().notNull(),
    /** From Saturday to Friday. */
    days: text({ mode: 'json' }).$type<readonly ({ starts: string; ends: string } | null)[]>().notNull(),
    ...knowingColumns,
  },
  (t) => [index('shift_weeks_person').on(t.personId, t.lc), check('shift_weeks_from', isDay('from_day'))],
);

export const shiftLeaves = sqliteTable(
  'shift_leaves',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    fromDay: text().notNull(),
    toDay: text().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('shift_leaves_person').on(t.personId, t.toDay)],
);

export const shiftLeaveWithdrawals = sqliteTable(
  'shift_leave_withdrawals',
  { id: text().primaryKey(), leaveId: text().notNull(), reason: text(), ...factColumns },
  (t) => [index('shift_leave_withdrawals_leave').on(t.leaveId)],
);

export const operatorChanges = sqliteTable(
  'operator_changes',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    formerId: text().notNull(),
    gapMs: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('operator_changes_day').on(t.day)],
);

export const sharingAnswers = sqliteTable(
  'sharing_answers',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    kind: text().notNull(),
    forDay: text().notNull(),
    facts: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('sharing_answers_day').on(t.forDay), index('sharing_answers_lc').on(t.lc, t.id)],
);
