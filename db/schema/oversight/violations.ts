// Violation reports (D12, D19): gap-free per desk; what only the province may read stands apart and has no readable column.
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

/** An entry of the journal that a report names, with its chain hash. */
export type NamedEntry = {
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
  readonly type: string;
};

export const violationReports = sqliteTable(
  'violation_reports',
  {
    id: text().primaryKey(),
    number: integer().notNull(),
    deskNumber: integer().notNull(),
    trackingCode: text().notNull(),
    rule: text().notNull(),
    aboutId: text(),
    evidence: text({ mode: 'json' }).$type<readonly NamedEntry[]>().notNull(),
    /** JWE under the province's key, when the words go there too. */
    sealed: text(),
    /** What happened, and what the person said about it (private). */
    text: text(),
    said: text(),
    ...factColumns,
  },
  (t) => [
    index('violation_reports_number').on(t.deskNumber, t.number),
    index('violation_reports_lc').on(t.lc, t.id),
    index('violation_reports_tracking').on(t.trackingCode),
    check('violation_reports_number_form', sql`${t.number} >= 1`),
  ],
);

export const violationSeals = sqliteTable(
  'violation_seals',
  {
    id: text().primaryKey(),
    number: integer().notNull(),
    deskNumber: integer().notNull(),
    trackingCode: text().notNull(),
    sealed: text().notNull(),
    ...factColumns,
  },
  (t) => [
    index('violation_seals_number').on(t.deskNumber, t.number),
    index('violation_seals_tracking').on(t.trackingCode),
    check('violation_seals_number_form', sql`${t.number} >= 1`),
  ],
);

/** What the province said of a report, as it signed it. */
export const violationAnswers = sqliteTable(
  'violation_answers',
  {
    id: text().primaryKey(),
    reportId: text().notNull(),
    state: text().notNull(),
    /** Instant of the province. */
    saidAt: text().notNull(),
    ...factColumns,
  },
  (t) => [index('violation_answers_report').on(t.reportId)],
);
