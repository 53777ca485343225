// Prints that failed and wait at the PC at which they failed, and how each came to its end.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

export const waitingPrints = sqliteTable(
  'waiting_prints',
  {
    id: text().primaryKey(),
    page: text({
      enum: [
        'receipt',
        'pos-only',
        'legal-advice',
        'complaint-slip',
        'refusal-note',
        'queue-ticket',
        'rate-board',
        'day-sheet',
        'departure-letter',
        'transfer-letters',
      ],
    }).notNull(),
    /** The id of what the page shows, or the page's own word. */
    subject: text().notNull(),
    paper: text({ enum: ['receipt80', 'A5', 'A4', 'A3'] }).notNull(),
    failure: text({
      enum: ['PRINTER_MISSING', 'PRINTER_REFUSED', 'PRINTER_OUT_OF_PAPER', 'PRINTER_STOPPED', 'UNEXPECTED'],
    }).notNull(),
    ...factColumns,
  },
  (t) => [index('waiting_prints_device').on(t.device)],
);

export const printEndings = sqliteTable(
  'print_endings',
  {
    id: text().primaryKey(),
    jobId: text().notNull(),
    how: text({ enum: ['printed', 'discarded'] }).notNull(),
    /** Why it was thrown away (private). */
    reason: text(),
    ...factColumns,
  },
  (t) => [index('print_endings_job').on(t.jobId)],
);
