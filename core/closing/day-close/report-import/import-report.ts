// Reads a PSP's report, and takes rows of it in: once, each booked to the day that can still take it (D21).
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type ReportRemark, reportRemarks } from '#core/foundation/settlement/files/contract.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import type { PspFileRows } from '#core/foundation/settlement/files/read-psp-file.ts';
import type { PspFileRow } from '#core/foundation/settlement/files/read-rows.ts';
import type { ReadReport, RowsReading } from '#core/foundation/settlement/files/reading.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { pspColumnsMapped, pspFileKept, pspImported } from '../entries.ts';
import { bookingDay } from '../rules.ts';
import type { previewPspOutput } from './contract.ts';
import { contradictsKnown, lackingRows, repeatedRow, toldApart, toldApartInLots } from './known-rows.ts';

/** A file as a person sent it; `readingId` names the reading. */
export type ReportFile = Omit<RowsReading, 'kind' | 'remembered'> & { readonly readingId: string };

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
export async function newRowsOf(reads: DayReads, { rows }: Pick<PspFileRows, 'rows'>): Promise<number> {
  let count = 0;
  for await (const lot of toldApartInLots(reads, rows))
    count += lot.filter((row) => repeatedRow(reads, row) === null).length;
  return count;
}

/** What has to be said of a report beside its rows, on the screen, on the day's sheet and to the province. */
function remarksOf(file: PspFileRows, contradicts: boolean): ReportRemark[] {
  const said: Readonly<Record<ReportRemark, boolean>> = {
    mapped_by_hand: file.mapped !== null,
    failed_rows_only: !file.rows.some((row) => carriesMoney({ ...row, day: row.date, lateFor: null })),
    total_differs: file.totals.some(({ agrees }) => agrees === false),
    hidden_sheets: file.hiddenSheets.length > 0,
    unread_tables: file.unreadTables > 0,
    counts_toman: file.countsToman,
    contradicts_earlier_file: contradicts,
  };
  return reportRemarks.filter((remark) => said[remark]);
}

/** What a file holds, before anything of it is kept. */
export async function previewReport(
  reads: DayReads,
  file: PspFileRows,
): Promise<z.infer<typeof previewPspOutput>> {
  const perTerminal = terminalTotals(file);
  let [newRows, contradicts] = [0, false];
  const taken = new Set<string>();
  for await (const lot of toldApartInLots(reads, file.rows, taken)) {
    newRows += lot.filter((row) => repeatedRow(reads, row) === null).length;
    contradicts ||= lot.some((row) => contradictsKnown(reads, row));
  }
  return {
    profile: file.profile,
    mapping: file.mapped?.mapping ?? null,
    rows: file.rows.length,
    newRows,
    total: perTerminal.reduce((sum, { total }) => sum + total, 0),
    perTerminal,
    withoutMoney: withoutMoney(file, perTerminal),
    skipped: file.skipped,
    duplicates: file.duplicates,
    totals: file.totals,
    remarks: remarksOf(file, contradicts),
    lacking: await lackingRows(reads, file.rows, taken),
    importedAt: reads.dayClose.importedAt(file.fileSha256),
  };
}

/** The business day to which a row of a date is booked: one that can still take it. */
export function bookedDays({ businessDay }: DayReads, today: string): (date: string) => string {
  const known = new Map<string, string>();
  return (date) => {
    const day = known.get(date) ?? bookingDay(date, today, (other) => businessDay.stateOf(other)).day;
    known.set(date, day);
    return day;
  };
}

/**
 * Whether days can take these rows beside those that they have.
 * @throws PSP_SUM_TOO_LARGE, PSP_DAY_TOO_LARGE
 */
export function requireRoom(
  { dayClose }: Pick<DayReads, 'dayClose'>,
  added: ReadonlyMap<string, readonly Pick<PspFileRow, 'amount'>[]>,
): void {
  for (const [day, rows] of added) {
    const ofDay = [...dayClose.rows(day), ...rows];
    if (rialsOf(ofDay) > fileLimits.rials) throw refusal('PSP_SUM_TOO_LARGE', { day });
    if (ofDay.length > fileLimits.rowsOfDay)
      throw refusal('PSP_DAY_TOO_LARGE', { day, most: fileLimits.rowsOfDay });
  }
}

export type SentReport = {
  /** The open day on which it is taken in. */
  readonly day: string;
  readonly fileName: string;
  readonly report: ReadReport;
};

/** A part of a file: its rows, which of how many it is, and the import of the first one; null where it is that. */
export type ReportPart = {
  readonly file: string | null;
  readonly number: number;
  readonly of: number;
  readonly rows: readonly PspFileRow[];
  /** Rows of earlier files that the whole file lacks; said with its last part. */
  readonly lacking: number;
};

/**
 * Takes rows of a report in. A row of a day that is closed is booked to the next one that is open; a row that an earlier file has stays
 * on its day and counts once. The file itself is kept with its first part.
 * @param taken ids that rows of the parts before have got
 * @throws DAY_NOT_OPEN, DAY_CLOSED, PSP_FILE_ALREADY_IMPORTED; of a file of one part PSP_SUM_TOO_LARGE and PSP_DAY_TOO_LARGE
 */
export function importPart(
  tx: Transaction,
  reads: DayReads,
  { day, fileName, report }: SentReport,
  { file, number, of, rows: read, lacking }: ReportPart,
  taken: Set<string>,
): { readonly importId: string; readonly newRows: number; readonly days: ReadonlySet<string> } {
  requireOpenDay(reads, day);
  const { profile, fileSha256, deflated, bytes } = report;
  const importedAt = reads.dayClose.importedAt(fileSha256);
  if (importedAt !== null) throw refusal('PSP_FILE_ALREADY_IMPORTED', { at: importedAt });
  const told = toldApart(reads, read, taken);
  const bookedDay = bookedDays(reads, tx.day);
  const knownDays = new Map(told.map((row) => [row.id, repeatedRow(reads, row)?.day ?? null]));
  const added = told.filter(({ id }) => knownDays.get(id) === null);
  if (of === 1)
    requireRoom(
      reads,
      Map.groupBy(added, ({ date }) => bookedDay(date)),
    );
  const rows = told.map(({ id, line: _, financialDay: __, ...row }) => ({
    ...row,
    rowId: id,
    forDay: knownDays.get(id) ?? bookedDay(row.date),
  }));
  const perTerminal = terminalTotals({ rows: read });
  const contradicts = told.some((row) => contradictsKnown(reads, row));
  if (file === null) rememberMapping(tx, reads, report);
  const importId = tx.newId();
  tx.append(
    pspImported,
    {
      importId,
      forDay: day,
      profile,
      fileSha256,
      rowCount: rows.length,
      total: perTerminal.reduce((sum, { total }) => sum + total, 0),
      perTerminal,
      remarks: remarksOf(report, contradicts),
      lacking,
      ...(of === 1 ? {} : { part: { file: file ?? importId, number, of } }),
    },
    { fileName: maskCardsInText(fileName), rows },
  );
  if (file === null)
    tx.append(
      pspFileKept,
      { importId, fileSha256, bytes },
      { deflated: Buffer.from(deflated).toString('base64') },
    );
  return { importId, newRows: added.length, days: new Set(rows.map(({ forDay }) => forDay)) };
}
