// The opening and the closings of a business day: what says whether it is open. They are written by the duties above.
import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, isDay } from '../columns.ts';

export const dayOpenings = sqliteTable('day_openings', { id: text().primaryKey(), ...factColumns }, (t) => [
  index('day_openings_day').on(t.day),
  check('day_openings_day_form', isDay('day')),
]);

/** Retirements of terminals that an opening named: its PC knew them, so the day was opened without these terminals. */
export const namedRetirements = sqliteTable(
  'named_retirements',
  {
    openingId: text()
      .notNull()
      .references(() => dayOpenings.id),
    retirementId: text().notNull(),
    /** The business day of the opening. */
    day: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.openingId, t.retirementId] }),
    index('named_retirements_retirement').on(t.retirementId, t.day, t.openingId),
    check('named_retirements_day_form', isDay('day')),
  ],
);

/** Closings and re-openings; of a day the last one decides. */
export const dayClosings = sqliteTable(
  'day_closings',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    kind: text({ enum: ['closed', 'reopened'] }).notNull(),
    reason: text(),
    headCode: text(),
    summary: text(),
    /** Head of every stream at the cut-off: an entry beyond it came late. */
    manifest: text({ mode: 'json' }).$type<
      readonly { device: string; epoch: string; seq: number; hash: string }[]
    >(),
    /** The day's sheet as it was signed (private). */
    sheet: text({ mode: 'json' }).$type<unknown>(),
    ...factColumns,
  },
  (t) => [
    index('day_closings_day').on(t.forDay, t.lc),
    check('day_closings_kind', sql`${t.kind} IN ('closed', 'reopened')`),
  ],
);
