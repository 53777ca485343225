// Settings that weaken a control and were set so by two people, or with the province's word (D20): old and new value, and who.
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
    /** The setting that was made by it. */
    settingId: text().notNull(),
    /** Null where the province was asked. */
    secondBy: text(),
    /** What the province was asked; null where a colleague stood beside. */
    askId: text(),
    /** In the manager's words (private). */
    reason: text(),
    /** What the office calls it (private). */
    title: text(),
    ...knowingColumns,
  },
  (t) => [
    index('control_loosenings_lc').on(t.lc, t.id),
    index('control_loosenings_setting').on(t.settingId),
    index('control_loosenings_ask').on(t.askId),
  ],
);

/** What a manager asks the province for, where nobody in the office is independent. */
export const controlAsks = sqliteTable('control_asks', {
  id: text().primaryKey(),
  control: text().$type<Control>().notNull(),
  about: text(),
  before: text().notNull(),
  after: text().notNull(),
  /** In the manager's words (private). */
  reason: text(),
  /** What the office calls it (private). */
  title: text(),
  ...knowingColumns,
});
