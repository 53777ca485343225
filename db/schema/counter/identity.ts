// Identity checks of visits (D1). Refusals are recorded too, and that a refused visit
// goes on because the paper arrived (`resumed`).
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, knowingColumns } from '../columns.ts';

export const identityChecks = sqliteTable(
  'identity_checks',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    outcome: text({ enum: ['verified', 'refused', 'escalated', 'resumed'] }).notNull(),
    reasonCode: text(),
    items: text({ mode: 'json' })
      .$type<readonly { code: string; state: string; option?: string | undefined }[]>()
      .notNull(),
    note: text(),
    ...knowingColumns,
  },
  (t) => [
    index('identity_checks_visit').on(t.visitId, t.lc),
    index('identity_checks_day').on(t.day, t.outcome),
  ],
);

/** "Registered in Sana now": seen by the clerk after the check of the same visit. */
export const sanaRegistrations = sqliteTable(
  'sana_registrations',
  { id: text().primaryKey(), visitId: text().notNull(), ...factColumns },
  (t) => [index('sana_registrations_visit').on(t.visitId)],
);
