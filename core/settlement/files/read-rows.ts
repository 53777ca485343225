// The rows under the located headers of a file, and everything in them that could not be read or was not understood.
// Invariant: nothing is passed over in silence: each line is a row, a line that is none with its reason, or a finding.
import { maskCard, maskCardsInText } from '#core/leaves/identifiers/card.ts';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import type { SkippedLineReason } from './contract.ts';
import type { LocatedHeader } from './profiles.ts';
import { lineReader, type ReadRow, readLine } from './read-row.ts';
import { rowIdMaker } from './row-ids.ts';
import { runningTotals } from './running-totals.ts';
import type { Table } from './tables.ts';

export type LocatedTables = readonly { readonly table: Table; readonly header: LocatedHeader }[];

/** A row of the report; `id` is the same in every file that has the row, `line` is where it stands in this one. */
export interface PspFileRow extends ReadRow {
  readonly id: string;
  readonly line: number;
}

/** A line of sums of the file itself; `agrees` when its rials are a sum of the lines above it, null when it tells none. */
export interface FileTotal {
  readonly line: number;
  readonly rials: number | null;
  readonly agrees: boolean | null;
}

export interface FoundInRows {
  readonly rows: readonly PspFileRow[];
  readonly skipped: readonly { readonly line: number; readonly reason: SkippedLineReason }[];
  /** Lines of a split settlement that repeat another: same reference number, service and amount. */
  readonly duplicates: readonly { readonly line: number; readonly firstLine: number }[];
  readonly totals: readonly FileTotal[];
  readonly unreadable: readonly { readonly line: number; readonly column: string }[];
  /** Texts of the type and status columns that nobody has explained, the first ones; cards are masked. */
  readonly unknownTypes: readonly string[];
  readonly unknownStatuses: readonly string[];
}

const keptWords = 20;

/** The text of a cell for a person; sixteen digits are a card, whatever their last one proves. */
export const shownText = (text: string): string =>
  /^\d{16}$/.test(cleanIdentifier(text)) ? (maskCard(text) ?? '') : maskCardsInText(text);

/** Reads every line under the headers. */
export const readRows = (located: LocatedTables, today: string): FoundInRows => {
  const idOf = rowIdMaker();
  const rows: PspFileRow[] = [];
  const skipped: { line: number; reason: SkippedLineReason }[] = [];
  const duplicates: { line: number; firstLine: number }[] = [];
  const fileTotals: FileTotal[] = [];
  const unreadable: { line: number; column: string }[] = [];
  const unknown = { type: new Set<string>(), status: new Set<string>() };
  const lineOfShare = new Map<string, number>();
  for (const { table, header } of located) {
    const reader = lineReader(header, today);
    const totals = runningTotals();
    table.slice(header.row + 1).forEach((cells, index) => {
      const line = header.row + index + 2;
      const read = readLine(cells, reader, totals);
      if ('unreadable' in read) unreadable.push({ line, column: read.unreadable });
      if ('unknown' in read && unknown[read.unknown].size < keptWords)
        unknown[read.unknown].add(shownText(read.text).slice(0, 80));
      if ('skipped' in read) skipped.push({ line, reason: read.skipped });
      if ('total' in read) {
        const agrees = read.total === null ? null : totals.agrees(read.total);
        fileTotals.push({ line, rials: read.total, agrees });
        totals.mark();
      }
      for (const row of 'rows' in read ? read.rows : []) {
        const share = header.profile.isSplit && row.rrn !== null ? shareOf(row) : undefined;
        const firstLine = share === undefined ? undefined : lineOfShare.get(share);
        if (firstLine !== undefined) duplicates.push({ line, firstLine });
        else if (totals.add(row)) {
          if (share !== undefined) lineOfShare.set(share, line);
          rows.push({ ...row, id: idOf(row), line });
        } else unreadable.push({ line, column: header.columns.get('amount')?.header ?? 'amount' });
      }
    });
  }
  return {
    rows,
    skipped,
    duplicates,
    totals: fileTotals,
    unreadable,
    unknownTypes: [...unknown.type],
    unknownStatuses: [...unknown.status],
  };
};

/** What makes two lines of a split settlement the same one (domain §5). */
const shareOf = ({ terminalId, rrn, serviceCode, amount, type }: ReadRow): string =>
  JSON.stringify([terminalId, rrn, serviceCode, amount, type]);
