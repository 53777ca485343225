// Which tables of a file are the report: those under a header that is known, and those that go on with it on a next page.
// Invariant: a table that is left aside names no payments, or it is said that it was not read.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { PspField } from './contract.ts';
import { fileLimits } from './limits.ts';
import { type LocatedHeader, locateHeader, type Profile } from './profiles.ts';
import { readAmount, readDate, readRrn, readStan } from './read-cells.ts';
import type { Cell, Table } from './tables.ts';

export type LocatedTables = readonly { readonly table: Table; readonly header: LocatedHeader }[];

export type TablesOfFile = {
  readonly located: LocatedTables;
  /** How many tables have lines with a date and an amount and were not read. */
  readonly unread: number;
};

/** Fewer rials are a number of lines or of a page. */
const leastRials = 1_000;

/** A title may name the days of a report beside the number of its pages; a line of money has a date and an amount. */
function isOfMoney(cells: readonly Cell[], today: string): boolean {
  const dates = cells.filter(({ text }) => text !== '' && Boolean(readDate(text, today)));
  return (
    dates.length > 0 &&
    cells.some((cell) => !dates.includes(cell) && Math.abs(readAmount(cell.text) ?? 0) >= leastRials)
  );
}

/**
 * The line of a table without a header from which on it goes on with the table before: the first one that has a day where that
 * one has its date; -1 when no line has the day, the amount and a number where that one has them. A table of sums has none.
 */
function goesOnAt(table: Table, { columns }: LocatedHeader, today: string): number {
  const textOf = (cells: readonly Cell[], field: PspField): string =>
    cells[columns.get(field)?.index ?? -1]?.text ?? '';
  const hasDay = (cells: readonly Cell[]): boolean => Boolean(readDate(textOf(cells, 'date'), today));
  const top = table.slice(0, fileLimits.rowsToHeader);
  const isOne = top.some(
    (cells) =>
      hasDay(cells) &&
      Boolean(readAmount(textOf(cells, 'amount'))) &&
      Boolean(readRrn(textOf(cells, 'rrn')) ?? readStan(textOf(cells, 'stan'))),
  );
  return isOne ? top.findIndex(hasDay) : -1;
}

/** A header of its own that names transactions, and that lacks what their profile needs. */
function isOfTransactions({ columns }: LocatedHeader): boolean {
  return columns.has('amount') && (columns.has('rrn') || columns.has('stan'));
}

/**
 * The tables that one of the profiles understands, with those that go on without a header on a next page or sheet.
 * `today` settles the century of two-digit years.
 * @throws PSP_COLUMNS_UNKNOWN with the columns that the best understood table lacks, or that one of transactions lacks
 * beside others that are understood
 */
export function locateTables(
  profiles: readonly Profile[],
  tables: readonly Table[],
  today: string,
): TablesOfFile {
  const found = tables.map((table) => ({ table, header: locateHeader(profiles, table) }));
  const known = found.flatMap(({ header }) => header ?? []);
  if (!known.some(({ missing }) => missing.length === 0)) {
    const [closest] = known.toSorted((a, b) => b.columns.size - a.columns.size);
    throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [...(closest?.missing ?? [])] });
  }
  const located: { table: Table; header: LocatedHeader }[] = [];
  let unread = 0;
  for (const { table, header } of found) {
    if (header?.missing.length === 0) {
      located.push({ table, header });
      continue;
    }
    // Nobody has said which of the two headers counts; of a person's own mapping that is said.
    if (header?.profile.isBuiltIn && isOfTransactions(header))
      throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [...header.missing] });
    const above = located.at(-1)?.header;
    const start =
      above === undefined || (header && isOfTransactions(header)) ? -1 : goesOnAt(table, above, today);
    if (above !== undefined && start >= 0) located.push({ table, header: { ...above, row: start - 1 } });
    else if (table.some((cells) => isOfMoney(cells, today))) unread += 1;
  }
  return { located, unread };
}
