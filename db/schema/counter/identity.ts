// Identity checks of the people of a visit, form by form (D1). Refusals are recorded too, and that a refused visit
// goes on because the paper arrived (`resumed`).
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Point } from '#core/counter/identity/points/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

export const identityChecks = sqliteTable(
  'identity_checks',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    /** Those who came by this form are decided on together; the first form's id is the visit's. */
    formId: text().notNull(),
    outcome: text({ enum: ['verified', 'refused', 'escalated', 'resumed'] }).notNull(),
    reasonCode: text(),
    items: text({ mode: 'json' })
      .$type<readonly { code: string; state: string; option?: string | undefined }[]>()
      .notNull(),
    note: text(),
    /** The whole check of the same day on which items that are held rest. */
    restsOn: text(),
    ...knowingColumns,
  },
  (t) => [
    index('identity_checks_visit').on(t.visitId, t.lc),
    index('identity_checks_day').on(t.day, t.outcome),
  ],
);

/** Of whom and of which paper a decision speaks, by hash: what is remembered of them is one short walk (D1.11, D1.78). */
export const identitySubjects = sqliteTable(
  'identity_subjects',
  {
    hash: text().notNull(),
    checkId: text().notNull(),
    visitId: text().notNull(),
    ...factColumns,
  },
  (t) => [
    primaryKey({ columns: [t.hash, t.day, t.checkId] }),
    index('identity_subjects_check').on(t.checkId),
  ],
);

/** "Registered in Sana now": seen by the clerk after the check of the same form. */
export const sanaRegistrations = sqliteTable(
  'sana_registrations',
  { id: text().primaryKey(), visitId: text().notNull(), formId: text().notNull(), ...knowingColumns },
  (t) => [index('sana_registrations_visit').on(t.visitId)],
);

/** Points that the judiciary has not confirmed, as the office sets them; of each the last change that counts (D1.222). */
export const identityPointSettings = sqliteTable(
  'identity_point_settings',
  {
    id: text().primaryKey(),
    point: text().$type<Point>().notNull(),
    isLoose: integer({ mode: 'boolean' }).notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('identity_point_settings_point').on(t.point, t.lc),
    index('identity_point_settings_lc').on(t.lc, t.id),
  ],
);
