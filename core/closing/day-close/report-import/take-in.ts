// Takes a report in: a usual one by one command, a large one by parts, so that at no PC anybody waits for it (F52). Invariant: until its
// last part is here no day closes, and whoever sends the same file again goes on where it ended.
import { setImmediate as othersAnswered } from 'node:timers/promises';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { PspFileRow } from '#core/foundation/settlement/files/read-rows.ts';
import type { TakingIn } from '#core/foundation/settlement/files/report-reader.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { DayReads } from '../day-reads.ts';
import { matchByRules } from '../matching-rules/commands.ts';
import {
  bookedDays,
  importPart,
  type ReportPart,
  requireRoom,
  type SentReport,
  terminalTotals,
} from './import-report.ts';
import { lackingRows, repeatedRow, toldApart, toldApartInLots } from './known-rows.ts';

/** Rows of one entry. */
export const rowsOfPart = 2_000;

type Command = <T>(work: (tx: Transaction) => T) => T;

export type ImportedReport = {
  readonly importId: string;
  readonly rows: number;
  readonly newRows: number;
  readonly total: number;
};

const partsOf = (rows: readonly PspFileRow[], most: number): PspFileRow[][] =>
  Array.from({ length: Math.max(1, Math.ceil(rows.length / most)) }, (_, at) =>
    rows.slice(at * most, (at + 1) * most),
  );

/**
 * Takes a report in.
 * @param partRows rows of one part; who goes on with a file takes as many as whoever began it
 * @throws what `importPart` does; PSP_SUM_TOO_LARGE and PSP_DAY_TOO_LARGE before anything is taken in; PSP_READING_CANCELLED before the
 * first part, PSP_IMPORT_STOPPED after it
 */
export async function takeReportIn(
  command: Command,
  reads: DayReads,
  sent: SentReport & { readonly today: string },
  taking: TakingIn,
  partRows = rowsOfPart,
): Promise<ImportedReport> {
  const { rows: all, fileSha256 } = sent.report;
  const at = reads.dayClose.importedAt(fileSha256);
  if (at !== null) throw refusal('PSP_FILE_ALREADY_IMPORTED', { at });
  const parts = partsOf(all, partRows);
  const begun = reads.dayClose.begunImport(sent.report, parts.length);
  if (parts.length > 1 && begun === null) await requireRoomForAll(reads, sent, taking);
  const taken = new Set<string>();
  const days = new Set<string>();
  let [file, newRows, done] = [begun?.file ?? null, 0, 0];
  for (const [place, rows] of parts.entries()) {
    if (taking.isStopped()) throw stopped(file === null ? 0 : done, all.length);
    const isLast = place + 1 === parts.length;
    const lacking = isLast ? await lackingOf(reads, all, rows, taken) : 0;
    const part: ReportPart = { file, number: place + 1, of: parts.length, rows, lacking };
    if (begun?.numbers.includes(part.number) === true) toldApart(reads, rows, taken);
    else {
      const one = command((tx) => {
        const imported = importPart(tx, reads, sent, part, taken);
        for (const day of imported.days) days.add(day);
        if (isLast) matchByRules(tx, reads, days);
        return imported;
      });
      file ??= one.importId;
      newRows += one.newRows;
    }
    done += rows.length;
    taking.tell(done, all.length);
    if (done < all.length) await othersAnswered();
  }
  const total = terminalTotals(sent.report).reduce((sum, terminal) => sum + terminal.total, 0);
  return { importId: file ?? '', rows: all.length, newRows, total };
}

/** With the last rows every row of the file is known. */
function lackingOf(
  reads: DayReads,
  all: readonly PspFileRow[],
  last: readonly PspFileRow[],
  taken: ReadonlySet<string>,
): Promise<number> {
  const ids = new Set(taken);
  toldApart(reads, last, ids);
  return lackingRows(reads, all, ids);
}

const stopped = (taken: number, rows: number) =>
  taken === 0 ? refusal('PSP_READING_CANCELLED', {}) : refusal('PSP_IMPORT_STOPPED', { taken, rows });

/** What no day could take is refused before the first part: a file that cannot be ended is not begun. */
async function requireRoomForAll(
  reads: DayReads,
  { report, today }: Pick<SentReport, 'report'> & { readonly today: string },
  taking: TakingIn,
): Promise<void> {
  const bookedDay = bookedDays(reads, today);
  const added = new Map<string, PspFileRow[]>();
  for await (const lot of toldApartInLots(reads, report.rows)) {
    if (taking.isStopped()) throw refusal('PSP_READING_CANCELLED', {});
    for (const row of lot) {
      if (repeatedRow(reads, row) !== null) continue;
      const day = bookedDay(row.date);
      const ofDay = added.get(day) ?? [];
      added.set(day, ofDay);
      ofDay.push(row);
    }
  }
  requireRoom(reads, added);
}
