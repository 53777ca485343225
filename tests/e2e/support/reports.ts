// The PSP's report of a day as a file that a manager has on the desk: CSV or a real .xlsx workbook.

import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays, businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

/** What a file chooser takes. */
export type ReportFile = { name: string; mimeType: string; buffer: Buffer };

export const terminal = '14999001';
export const otherTerminal = '14999002';
export const today = businessDayOf(new Date().toISOString());
export const yesterday = addDays(today, -1);

/** One successful purchase of today, with what a test wants otherwise. */
export const reported = (
  over: Partial<ReportedTransaction> & Pick<ReportedTransaction, 'rrn' | 'amount'>,
): ReportedTransaction => ({
  terminalId: terminal,
  stan: over.rrn.slice(-6),
  cardMasked: '603799******1234',
  type: 'purchase',
  date: today,
  time: '09:00:00',
  status: 'successful',
  ...over,
});

export const csvReport = (name: string, rows: readonly ReportedTransaction[]): ReportFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(behpardakhtCsv(rows)),
});

export const xlsxReport = async (
  name: string,
  rows: readonly ReportedTransaction[],
): Promise<ReportFile> => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(await xlsxOf(behpardakhtSheet(rows))),
});
