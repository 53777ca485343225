// The rows under the located headers of a file, and everything in them that could not be read or was not understood.
// Invariant: nothing is passed over in silence: each line is a row, a line that is none with its reason, or a finding.
import { maskCard, maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { SkippedLineReason } from './contract.ts';
import { fileLimits } from './limits.ts';
import type { LocatedTables } from './locate-tables.ts';
import { lineReader, type ReadRow, readLine } from './read-row.ts';
import { rowIdMaker } from './row-ids.ts';
import { runningTotals } from './running-totals.ts';
import type { Table } from './tables.ts';

/** A row of the report; `id` is the same in every file that has the row, `line` is where it stands in this one. */
export type PspFileRow = ReadRow & {
  readonly id: string;
  readonly line: number;
};

/** A line of sums of the file itself; `agrees` when its rials are a sum of the lines above it, null when it tells none. */
export type FileTotal = {
  readonly line: number;
  readonly rials: number | null;
  readonly agrees: boolean | null;
};

export type TakenOfTable = {
  /** Lines that are no transactions, those above the first among them. */
  readonly headings: ReadonlySet<number>;
  /** Indexes of the columns that are read. */
  readonly columns: ReadonlySet<number>;
};

export type FoundInRows = {
  readonly rows: readonly PspFileRow[];
  readonly skipped: readonly { readonly line: number; readonly reason: SkippedLineReason }[];
  /** Lines of a split settlement that repeat another: same reference number, service and amount. */
  readonly duplicates: readonly { readonly line: number; readonly firstLine: number }[];
  readonly totals: readonly FileTotal[];
  readonly unreadable: readonly { readonly line: number; readonly column: string }[];
  /** Texts of the type and status columns that nobody has explained, the first ones; cards are masked. */
  readonly unknownTypes: readonly string[];
  readonly unknownStatuses: readonly string[];
  /** What of each table is read as transactions. */
  readonly taken: ReadonlyMap<Table, TakenOfTable>;
};

const keptWords = 20;

/** The text of a cell for a person; sixteen digits are a card, whatever their last one proves. */
export function shownText(text: string): string {
  return /^\d{16}$/.test(cleanIdentifier(text)) ? (maskCard(text) ?? '') : maskCardsInText(text);
}

/** Reads every line under the headers. @throws PSP_SECOND_HEADER where the columns change their order within a table */
export function readRows(located: LocatedTables, today: string): FoundInRows {
  const rows: Omit<PspFileRow, 'id'>[] = [];
  const skipped: { line: number; reason: SkippedLineReason }[] = [];
  const duplicates: { line: number; firstLine: number }[] = [];
  const fileTotals: FileTotal[] = [];
  const unreadable: { line: number; column: string }[] = [];
  const unknown = { type: new Set<string>(), status: new Set<string>() };
  const lineOfShare = new Map<string, number>();
  const taken = new Map<Table, TakenOfTable>();
  let rials = 0;
  for (const { table, header } of located) {
    const reader = lineReader(header, today);
    const totals = runningTotals();
    const apart = new Set(Array.from({ length: header.row + 1 }, (_, index) => index + 1));
    taken.set(table, {
      headings: apart,
      columns: new Set([...header.columns.values()].map((column) => column.index)),
    });
    table.slice(header.row + 1).forEach((cells, index) => {
      const line = header.row + index + 2;
      const read = readLine(cells, reader, totals);
      if ('header' in read) throw refusal('PSP_SECOND_HEADER', { line });
      if ('unreadable' in read) unreadable.push({ line, column: read.unreadable });
      if ('unknown' in read && unknown[read.unknown].size < keptWords)
        unknown[read.unknown].add(shownText(read.text).slice(0, 80));
      if ('skipped' in read) {
        skipped.push({ line, reason: read.skipped });
        apart.add(line);
      }
      if ('total' in read) {
        const agrees = read.total === null ? null : totals.agrees(read.total);
        fileTotals.push({ line, rials: read.total, agrees });
        totals.mark();
      }
      for (const row of 'rows' in read ? read.rows : []) {
        const share = header.profile.isSplit && row.rrn !== null ? shareOf(row) : undefined;
        const firstLine = share === undefined ? undefined : lineOfShare.get(share);
        if (firstLine !== undefined) duplicates.push({ line, firstLine });
        else if (rials + row.amount <= fileLimits.rials && totals.add(row)) {
          rials += row.amount;
          if (share !== undefined) lineOfShare.set(share, line);
          rows.push({ ...row, line });
        } else unreadable.push({ line, column: header.columns.get('amount')?.header ?? 'amount' });
      }
    });
  }
  return {
    rows: withIds(rows),
    skipped,
    duplicates,
    totals: fileTotals,
    unreadable,
    unknownTypes: [...unknown.type],
    unknownStatuses: [...unknown.status],
    taken,
  };
}

/** Of rows that say the same those that went through come first, so that a row has its id in whatever order they stand. */
function withIds(rows: readonly Omit<PspFileRow, 'id'>[]): PspFileRow[] {
  const idOf = rowIdMaker();
  const inOrder = [
    ...rows.filter(({ status }) => status !== 'failed'),
    ...rows.filter(({ status }) => status === 'failed'),
  ];
  const ids = new Map(inOrder.map((row) => [row, idOf(row)]));
  return rows.map((row) => ({ ...row, id: ids.get(row) ?? idOf(row) }));
}

/** What makes two lines of a split settlement the same one (domain §5). */
function shareOf({ terminalId, rrn, serviceCode, amount, type }: ReadRow): string {
  return JSON.stringify([terminalId, rrn, serviceCode, amount, type]);
}
