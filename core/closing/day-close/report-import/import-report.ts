// Takes a PSP's report in: whole, once, each row booked to the day that can still take it (D21).
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type ReportRemark, reportRemarks } from '#core/foundation/settlement/files/contract.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import type { PspFileRows } from '#core/foundation/settlement/files/read-psp-file.ts';
import type { ReadReport, RowsReading } from '#core/foundation/settlement/files/reading.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { pspColumnsMapped, pspFileKept, pspImported } from '../entries.ts';
import { matchByRules } from '../matching-rules/commands.ts';
import { bookingDay } from '../rules.ts';
import type { previewPspOutput } from './contract.ts';
import { contradictsKnown, repeatedRow, toldApart } from './known-rows.ts';

/** A file as a person sent it; `readingId` names the reading. */
export type ReportFile = Omit<RowsReading, 'kind' | 'remembered'> & { readonly readingId: string };

export type ImportedReport = {
  readonly importId: string;
  readonly rows: number;
  readonly newRows: number;
  readonly total: number;
};

/**
 * Reads a file before the transaction, in the reader's own thread: by the profile that is named, a built-in one, or what
 * the office has mapped.
 * @throws PSP_FILE_EMPTY, PSP_FILE_UNREADABLE and the other codes of a PSP file
 */
export async function readReport(
  { reads, reports }: Pick<Desk, 'reads' | 'reports'>,
  file: ReportFile,
): Promise<ReadReport> {
  const { readingId, ...read } = file;
  const report = await reports.read<RowsReading>(
    { kind: 'rows', ...read, remembered: reads.dayClose.mappings() },
    readingId,
  );
  // A report without a transaction proves nothing about its terminal: that is for a person to declare.
  if (report.rows.length === 0) throw refusal('PSP_FILE_EMPTY', {});
  return report;
}

/** Purchases less reversals of a file by terminal, in rials; `count` is of the rows that carry money. */
export function terminalTotals({
  rows,
}: Pick<PspFileRows, 'rows'>): { terminalId: string; count: number; total: number }[] {
  return [...Map.groupBy(rows, ({ terminalId }) => terminalId)]
    .map(([terminalId, ofTerminal]) => {
      const money = ofTerminal.filter((row) => carriesMoney({ ...row, day: row.date, lateFor: null }));
      const total = money.reduce(
        (sum, { type, amount }) => sum + (type === 'reversal' ? -amount : amount),
        0,
      );
      return { terminalId, count: money.length, total };
    })
    .toSorted((a, b) => (a.terminalId < b.terminalId ? -1 : 1));
}

/** Rows that no count of `terminalTotals` has: what is not taken in as money is said, not dropped (F40). */
export const withoutMoney = (
  { rows }: Pick<PspFileRows, 'rows'>,
  perTerminal: readonly { readonly count: number }[],
): number => rows.length - perTerminal.reduce((sum, { count }) => sum + count, 0);

/** Rials of rows, whatever their direction and outcome. */
function rialsOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

/** Keeps the mapping by which a file was read, unless it is what is known of these headers already. */
function rememberMapping(tx: Transaction, reads: DayReads, { mapped }: PspFileRows): void {
  if (mapped === null) return;
  const { headerFingerprint: headerKey, mapping } = mapped;
  if (isDeepStrictEqual(reads.dayClose.mappingOf(headerKey), mapping)) return;
  const id = tx.newId();
  tx.append(pspColumnsMapped, { id }, { headerKey, mapping });
}

/** Rows of a file that no earlier import has. */
export function newRowsOf(reads: DayReads, { rows }: Pick<PspFileRows, 'rows'>): number {
  return toldApart(reads, rows).filter((row) => repeatedRow(reads, row) === null).length;
}

/** What has to be said of a report beside its rows, on the screen, on the day's sheet and to the province. */
function remarksOf(reads: DayReads, file: PspFileRows): ReportRemark[] {
  const moved = file.rows.filter((row) => carriesMoney({ ...row, day: row.date, lateFor: null }));
  const contradicts = file.rows.some((row) => contradictsKnown(reads, row));
  const said: Readonly<Record<ReportRemark, boolean>> = {
    mapped_by_hand: file.mapped !== null,
    failed_rows_only: moved.length === 0,
    total_differs: file.totals.some(({ agrees }) => agrees === false),
    hidden_sheets: file.hiddenSheets.length > 0,
    unread_tables: file.unreadTables > 0,
    counts_toman: file.countsToman,
    contradicts_earlier_file: contradicts,
  };
  return reportRemarks.filter((remark) => said[remark]);
}

/** What a file holds, before anything of it is kept. */
export function previewReport(reads: DayReads, file: PspFileRows): z.infer<typeof previewPspOutput> {
  const perTerminal = terminalTotals(file);
  return {
    profile: file.profile,
    mapping: file.mapped?.mapping ?? null,
    rows: file.rows.length,
    newRows: newRowsOf(reads, file),
    total: perTerminal.reduce((sum, { total }) => sum + total, 0),
    perTerminal,
    withoutMoney: withoutMoney(file, perTerminal),
    skipped: file.skipped,
    duplicates: file.duplicates,
    totals: file.totals,
    remarks: remarksOf(reads, { ...file, rows: toldApart(reads, file.rows) }),
    importedAt: reads.dayClose.importedAt(file.fileSha256),
  };
}

/**
 * Takes the rows of a report in for an open day. A row of a day that is closed is booked to the next one that is open; a
 * row that an earlier file has stays on its day and counts once.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, PSP_FILE_ALREADY_IMPORTED, PSP_SUM_TOO_LARGE
 */
export function importReport(
  tx: Transaction,
  reads: DayReads,
  day: string,
  fileName: string,
  report: ReadReport,
): ImportedReport {
  requireOpenDay(reads, day);
  const file = { ...report, rows: toldApart(reads, report.rows) };
  const importedAt = reads.dayClose.importedAt(file.fileSha256);
  if (importedAt !== null) throw refusal('PSP_FILE_ALREADY_IMPORTED', { at: importedAt });
  const booked = new Map<string, string>();
  const bookedDay = (date: string): string => {
    const known =
      booked.get(date) ?? bookingDay(date, tx.day, (other) => reads.businessDay.stateOf(other)).day;
    booked.set(date, known);
    return known;
  };
  const knownDays = new Map(file.rows.map((row) => [row.id, repeatedRow(reads, row)?.day ?? null]));
  const added = file.rows.filter(({ id }) => knownDays.get(id) === null);
  for (const [forDay, ofDay] of Map.groupBy(added, ({ date }) => bookedDay(date)))
    if (rialsOf([...reads.dayClose.rows(forDay), ...ofDay]) > fileLimits.rials)
      throw refusal('PSP_SUM_TOO_LARGE', { day: forDay });
  const rows = file.rows.map(({ id, line: _, financialDay: __, ...row }) => ({
    ...row,
    rowId: id,
    forDay: knownDays.get(id) ?? bookedDay(row.date),
  }));
  const perTerminal = terminalTotals(file);
  const total = perTerminal.reduce((sum, terminal) => sum + terminal.total, 0);
  rememberMapping(tx, reads, file);
  const importId = tx.newId();
  const { profile, fileSha256 } = file;
  tx.append(
    pspImported,
    {
      importId,
      forDay: day,
      profile,
      fileSha256,
      rowCount: rows.length,
      total,
      perTerminal,
      remarks: remarksOf(reads, file),
    },
    { fileName: maskCardsInText(fileName), rows },
  );
  const { deflated, bytes } = report;
  tx.append(
    pspFileKept,
    { importId, fileSha256, bytes },
    { deflated: Buffer.from(deflated).toString('base64') },
  );
  matchByRules(tx, reads, new Set(rows.map(({ forDay }) => forDay)));
  return { importId, rows: rows.length, newRows: added.length, total };
}
