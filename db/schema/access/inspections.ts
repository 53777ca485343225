// Visits of an inspector with a code of the province (D16): when one began and ended, and what was refused.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const inspections = sqliteTable(
  'inspections',
  {
    /** Also stands for the inspector where a record names who it was. */
    id: text().primaryKey(),
    codeId: text().notNull(),
    name: text().notNull(),
    purpose: text().notNull(),
    sections: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** UTC, as the province signed it. */
    expiresAt: text().notNull(),
    ...factColumns,
  },
  (t) => [index('inspections_code').on(t.codeId), index('inspections_lc').on(t.lc, t.id)],
);

export const inspectionEnds = sqliteTable(
  'inspection_ends',
  { id: text().primaryKey(), inspectionId: text().notNull(), ...factColumns },
  (t) => [index('inspection_ends_inspection').on(t.inspectionId)],
);

export const inspectionRefusals = sqliteTable(
  'inspection_refusals',
  { id: text().primaryKey(), codeId: text().notNull(), reason: text().notNull(), ...factColumns },
  (t) => [index('inspection_refusals_lc').on(t.lc, t.id)],
);
