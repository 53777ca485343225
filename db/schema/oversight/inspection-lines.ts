// What an inspector found on the lines V1 to V15 (D16): verdicts, and the protocols that name them.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InspectionLine, LineVerdict } from '#core/oversight/inspection-lines/contract.ts';
import { factColumns } from '../columns.ts';

export const lineVerdicts = sqliteTable(
  'line_verdicts',
  {
    id: text().primaryKey(),
    inspectionId: text().notNull(),
    line: text().$type<InspectionLine>().notNull(),
    verdict: text().$type<LineVerdict>().notNull(),
    /** The days that were looked at, and what the office's records said of them then. */
    fromDay: text().notNull(),
    toDay: text().notNull(),
    good: integer().notNull(),
    late: integer().notNull(),
    missing: integer().notNull(),
    /** The inspector's words (private). */
    words: text(),
    ...factColumns,
  },
  (t) => [index('line_verdicts_inspection').on(t.inspectionId, t.lc, t.id)],
);

/** `verdicts` is a JSON list of ids, one a line in the order of the lines. */
export const inspectionProtocols = sqliteTable(
  'inspection_protocols',
  {
    id: text().primaryKey(),
    inspectionId: text().notNull(),
    verdicts: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    ...factColumns,
  },
  (t) => [index('inspection_protocols_inspection').on(t.inspectionId, t.lc, t.id)],
);
