// Days on which the office is closed, with the source that says so (D7: a deadline counts them).
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClosureKind } from '#core/assets/closures/contract.ts';
import { factColumns, isDay } from '../columns.ts';

export const closures = sqliteTable(
  'closures',
  {
    id: text().primaryKey(),
    closedDay: text().notNull(),
    kind: text().$type<ClosureKind>().notNull(),
    authority: text().notNull(),
    reference: text().notNull(),
    ...factColumns,
  },
  (t) => [index('closures_day').on(t.closedDay), check('closures_day_form', isDay('closed_day'))],
);

export const closureWithdrawals = sqliteTable(
  'closure_withdrawals',
  { id: text().primaryKey(), closureId: text().notNull(), ...factColumns },
  (t) => [index('closure_withdrawals_closure').on(t.closureId)],
);
