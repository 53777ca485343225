// The opening and the closings of a business day: what says whether it is open. They are written by the duties above.
import { check, index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClosingKind } from '#core/journal/business-day/contract.ts';
import { isDay, knowingColumns } from '../columns.ts';

export const dayOpenings = sqliteTable(
  'day_openings',
  { id: text().primaryKey(), ...knowingColumns },
  (t) => [index('day_openings_day').on(t.day), check('day_openings_day_form', isDay('day'))],
);

/** Closings and re-openings; of a day the last one decides. */
export const dayClosings = sqliteTable(
  'day_closings',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    kind: text().$type<ClosingKind>().notNull(),
    reason: text(),
    headCode: text(),
    summary: text(),
    /** Head of every stream at the cut-off, with its hash: evidence that the day's sheet prints. */
    manifest: text({ mode: 'json' }).$type<
      readonly { device: string; epoch: string; seq: number; hash: string }[]
    >(),
    /** The day's sheet as it was signed (private). */
    sheet: text({ mode: 'json' }).$type<unknown>(),
    ...knowingColumns,
  },
  (t) => [index('day_closings_day').on(t.forDay, t.lc)],
);
