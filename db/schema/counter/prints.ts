// Prints that failed and wait at the PC at which they failed, and how each came to its end.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PrintPaper } from '#core/assets/settings/contract.ts';
import type { PrintEnding, PrintFailure, WaitingPage } from '#core/counter/prints/contract.ts';
import { factColumns } from '../columns.ts';

export const waitingPrints = sqliteTable(
  'waiting_prints',
  {
    id: text().primaryKey(),
    page: text().$type<WaitingPage>().notNull(),
    /** The id of what the page shows, or the page's own word. */
    subject: text().notNull(),
    paper: text().$type<PrintPaper>().notNull(),
    failure: text().$type<PrintFailure>().notNull(),
    ...factColumns,
  },
  (t) => [index('waiting_prints_device').on(t.device)],
);

export const printEndings = sqliteTable(
  'print_endings',
  {
    id: text().primaryKey(),
    jobId: text().notNull(),
    how: text().$type<PrintEnding>().notNull(),
    /** Why it was thrown away (private). */
    reason: text(),
    ...factColumns,
  },
  (t) => [index('print_endings_job').on(t.jobId)],
);
