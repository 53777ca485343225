// Where the header of a statement is, and what its columns mean: as a person said, as the office remembers, or by a guess.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { statementHeaders } from '../files/bank-statement.ts';
import { longestHeader } from '../files/contract.ts';
import { guessHeader } from '../files/guess-columns.ts';
import { headerFingerprint } from '../files/header-fingerprint.ts';
import { foldedHeader } from '../files/header-words.ts';
import { fileLimits } from '../files/limits.ts';
import type { Cell, Table } from '../files/tables.ts';
import { type StatementField, type StatementMapping, statementFields } from './contract.ts';

export type StatementFile = {
  readonly bytes: Uint8Array;
  /** A day near the statement's, which settles the century of two-digit years. */
  readonly today: string;
  /** How a person reads it; without it what is remembered of its headers, or a guess. */
  readonly mapping?: StatementMapping;
  /** The office's mappings by the fingerprint of the headers. */
  readonly remembered: ReadonlyMap<string, StatementMapping>;
};

/** How banks head each column, the surest first. */
const headersOf: Readonly<Record<StatementField, readonly RegExp[]>> = {
  date: [/^(?:تاریخ|date)/, /(?:تاریخ|date)$/, /^روز$/],
  time: [/^(?:زمان|ساعت|time)/],
  credit: [statementHeaders.credit, /^(?:مبلغ|amount)$/],
  debit: [statementHeaders.debit],
  balance: [statementHeaders.balance],
  description: [/^(?:شرح|توضیح|بابت|description|details|fulldesc|trandesc|narrative)/],
};

export type LocatedStatement = {
  readonly mapping: StatementMapping;
  /** The tables with this header, which stands on one row in all of them. */
  readonly tables: readonly Table[];
  readonly row: number;
  readonly headers: readonly string[];
  /** Places of `headers` in a row. */
  readonly indexes: readonly number[];
  readonly headerFingerprint: string;
  /** Place of the column of a field; -1 without one. */
  columnOf(field: StatementField): number;
  isHeaderAgain(cells: readonly Cell[]): boolean;
};

const keysOf = (cells: readonly Cell[]): string[] => cells.map(({ text }) => foldedHeader(text));

/** How many fields a row heads; a row of values heads none. */
function headed(cells: readonly Cell[]): number {
  const keys = keysOf(cells).filter((key) => key !== '');
  return statementFields.filter((field) =>
    headersOf[field].some((header) => keys.some((key) => header.test(key))),
  ).length;
}

/** How well a table is understood, for telling the separator of a text file. */
export const statementScore = (table: Table): number =>
  Math.max(0, ...table.slice(0, fileLimits.rowsToHeader).map(headed));

/** @throws PSP_COLUMNS_UNKNOWN when no row looks like a header */
export function locateStatement(
  tables: readonly Table[],
  { mapping: told, remembered, today }: Pick<StatementFile, 'mapping' | 'remembered' | 'today'>,
): LocatedStatement {
  const { table, row } = headerOf(tables, today);
  const header = table[row] ?? [];
  const fingerprint = headerFingerprint(header);
  const keys = keysOf(header);
  const named = header.flatMap(({ text }, index) =>
    text === '' || text.length > longestHeader || keys.indexOf(keys[index] ?? '') !== index ? [] : [index],
  );
  const headers = named.map((index) => header[index]?.text ?? '');
  const mapping = told ?? remembered.get(fingerprint) ?? guessed(headers);
  const columnOf = (field: StatementField): number => {
    const chosen = mapping.columns[field];
    return chosen === undefined ? -1 : keys.indexOf(foldedHeader(chosen));
  };
  const missing = statementFields.filter(
    (field) => mapping.columns[field] !== undefined && columnOf(field) < 0,
  );
  if (missing.length > 0)
    throw refusal('PSP_COLUMNS_UNKNOWN', {
      missing: missing.map((field) => mapping.columns[field] ?? field),
    });
  const isHeaderAgain = (cells: readonly Cell[]): boolean =>
    keysOf(cells).join('|').startsWith(keys.join('|'));
  return {
    ...{ mapping, row, headers, indexes: named, columnOf, isHeaderAgain },
    headerFingerprint: fingerprint,
    tables: tables.filter((one) => headerFingerprint(one[row] ?? []) === fingerprint),
  };
}

function headerOf(tables: readonly Table[], today: string): { readonly table: Table; readonly row: number } {
  const rows = tables.flatMap((table) =>
    table.slice(0, fileLimits.rowsToHeader).map((cells, row) => ({ table, row, score: headed(cells) })),
  );
  const best = rows.reduce<(typeof rows)[number] | null>(
    (one, other) => (other.score > (one?.score ?? 1) ? other : one),
    null,
  );
  const found = best ?? guessHeader(tables, today);
  if (found === null) throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [] });
  return { table: found.table, row: found.row };
}

function guessed(headers: readonly string[]): StatementMapping {
  const taken = new Set<string>();
  const columns: Partial<Record<StatementField, string>> = {};
  for (const field of statementFields)
    for (const pattern of headersOf[field]) {
      const found = headers.find((header) => !taken.has(header) && pattern.test(foldedHeader(header)));
      if (found === undefined || columns[field] !== undefined) continue;
      columns[field] = found;
      taken.add(found);
    }
  return { columns, cardWords: [], fee: 'own_line', termDays: 1 };
}
