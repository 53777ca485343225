// Settings that weaken a control and were set so by two people (D20): old and new value, and who.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Control } from '#core/access/controls/contract.ts';
import { knowingColumns } from '../columns.ts';

export const controlLoosenings = sqliteTable(
  'control_loosenings',
  {
    id: text().primaryKey(),
    control: text().$type<Control>().notNull(),
    /** An item, a system; null where the office has one value. */
    about: text(),
    before: text().notNull(),
    after: text().notNull(),
    secondBy: text().notNull(),
    /** In the manager's words (private). */
    reason: text(),
    /** What the office calls it (private). */
    title: text(),
    ...knowingColumns,
  },
  (t) => [index('control_loosenings_lc').on(t.lc, t.id)],
);
