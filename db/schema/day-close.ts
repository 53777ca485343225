// PSP reports, matching by hand, explanations and the closing of days (D21).
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, rials } from './columns.ts';

export const pspImports = sqliteTable(
  'psp_imports',
  {
    id: text().primaryKey(),
    /** Business day that the report is reconciled on. */
    forDay: text().notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    profile: text().notNull(),
    rowCount: integer().notNull(),
    total: rials().notNull(),
    ...factColumns,
  },
  (t) => [index('psp_imports_day').on(t.forDay), index('psp_imports_file').on(t.fileSha256)],
);

/** Rows of a report (private). The same row of two files has the same row id and counts once. */
export const pspRows = sqliteTable(
  'psp_rows',
  {
    importId: text().notNull(),
    rowId: text().notNull(),
    terminalId: text().notNull(),
    rrn: text(),
    stan: text(),
    cardMasked: text(),
    type: text({ enum: ['purchase', 'reversal', 'other'] }).notNull(),
    status: text({ enum: ['successful', 'failed', 'unknown'] }).notNull(),
    amount: rials().notNull(),
    /** Local date and time as the report gives them: YYYY-MM-DD and HH:MM:SS (time may be missing). */
    date: text().notNull(),
    time: text(),
    serviceCode: text(),
    /** Business day of its import. */
    forDay: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.rowId] }),
    foreignKey({ columns: [t.importId], foreignColumns: [pspImports.id] }),
    index('psp_rows_day').on(t.forDay),
    index('psp_rows_row').on(t.rowId),
    check('psp_rows_card', sql`${t.cardMasked} IS NULL OR length(replace(${t.cardMasked}, '*', '')) <= 10`),
  ],
);

/** "No transaction on this terminal today", said by a person instead of an import. */
export const zeroDeclarations = sqliteTable(
  'zero_declarations',
  { id: text().primaryKey(), terminalId: text().notNull(), forDay: text().notNull(), ...factColumns },
  (t) => [index('zero_declarations_day').on(t.forDay)],
);

export const manualMatches = sqliteTable(
  'manual_matches',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    paymentId: text().notNull(),
    rowId: text().notNull(),
    ...factColumns,
  },
  (t) => [index('manual_matches_day').on(t.forDay)],
);

export const explanations = sqliteTable(
  'explanations',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    exceptionKey: text().notNull(),
    kind: text().notNull(),
    reasonCode: text().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [index('explanations_day').on(t.forDay, t.exceptionKey)],
);

/** Closings and re-openings; the latest decides. `summary` is the day's sheet as it was signed. */
export const dayClosings = sqliteTable(
  'day_closings',
  {
    id: text().primaryKey(),
    forDay: text().notNull(),
    kind: text({ enum: ['closed', 'reopened'] }).notNull(),
    reason: text(),
    headCode: text(),
    summary: text(),
    ...factColumns,
  },
  (t) => [
    index('day_closings_day').on(t.forDay, t.at),
    check('day_closings_kind', sql`${t.kind} IN ('closed', 'reopened')`),
  ],
);
