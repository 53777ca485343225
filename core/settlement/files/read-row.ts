// One line of a report: a transaction, a line that is none, or a reason to stop.
// Invariant: a line that moved money and cannot be read stops the file; only what moved none may be passed over.
import type { PspField, PspRowStatus, PspRowType, SkippedLineReason } from './contract.ts';
import type { LocatedHeader } from './profiles.ts';
import { foldedHeader } from './profiles.ts';
import { readAmount, readCard, readDate, readRrn, readStan, readTerminal, readTime } from './read-cells.ts';
import { FileRefused } from './refusal.ts';
import type { Cell } from './tables.ts';
import { readStatus, readType } from './words.ts';

/** A transaction as a line told it, before it has an id. */
export interface ReadRow {
  readonly terminalId: string;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly cardMasked: string | null;
  readonly type: PspRowType;
  readonly amount: number;
  readonly date: string;
  readonly time: string | null;
  readonly status: PspRowStatus;
  readonly serviceCode: string | null;
  /** The PSP's own accounting day, when the report has one. */
  readonly financialDay: string | null;
}

export type ReadLine =
  | { readonly rows: readonly ReadRow[] }
  | { readonly skipped: SkippedLineReason }
  | { readonly blank: true };

const emptyCell: Cell = { text: '', isNumber: false };
const totalWords = ['جمع', 'مجموع', 'total', 'sum'];

const isTotalLine = (cells: readonly Cell[]): boolean =>
  cells.some(({ text }) => totalWords.some((word) => foldedHeader(text).startsWith(word)));

/** A report says the same day, type and state on line after line: each text is read once. */
const remembering = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const value = read(text);
    known.set(text, value);
    return value;
  };
};

/** The reading of the lines under one header; `today` settles the century of two-digit years. */
export interface LineReader {
  readonly header: LocatedHeader;
  readonly foldedHeaders: readonly { readonly index: number; readonly key: string }[];
  readonly date: (text: string) => ReturnType<typeof readDate>;
  readonly type: (text: string) => PspRowType | null;
  readonly status: (text: string) => ReturnType<typeof readStatus>;
}

export const lineReader = (header: LocatedHeader, today: string): LineReader => {
  const { profile, columns } = header;
  return {
    header,
    foldedHeaders: [...columns.values()].map(({ index, header: text }) => ({
      index,
      key: foldedHeader(text),
    })),
    date: remembering((text) => readDate(text, today)),
    type: remembering((text) => readType(text, profile.words)),
    status: remembering((text) => readStatus(text, profile.words)),
  };
};

/**
 * Reads one line under the header.
 * @throws FileRefused PSP_ROW_UNREADABLE with line and column when a line that moved money cannot be read.
 */
export const readLine = (cells: readonly Cell[], line: number, reader: LineReader): ReadLine => {
  const { profile, columns, width } = reader.header;
  const cellOf = (field: PspField): Cell => cells[columns.get(field)?.index ?? -1] ?? emptyCell;
  const textOf = (field: PspField): string => cellOf(field).text;
  const stop = (field: PspField): FileRefused =>
    new FileRefused({
      ok: false,
      code: 'PSP_ROW_UNREADABLE',
      params: { line, column: columns.get(field)?.header ?? field },
    });

  if (cells.every(({ text }) => text === '')) return { blank: true };
  const isHeaderAgain = reader.foldedHeaders.every(
    ({ index, key }) => foldedHeader(cells[index]?.text ?? '') === key,
  );
  if (isHeaderAgain) return { skipped: 'repeated_header' };
  const names = (['stan', 'rrn', 'date'] as const).some((field) => textOf(field) !== '');
  if (!names && isTotalLine(cells)) return { skipped: 'total_line' };
  const amount = readAmount(textOf('amount'));
  if (!names && (amount === null || amount === 0)) return { skipped: 'no_transaction' };
  // An unquoted «500,000» in a file separated by commas shifts every later cell.
  if (cells.slice(width).some(({ text }) => text !== '')) throw stop('amount');

  const status = columns.has('status') ? reader.status(textOf('status')) : 'successful';
  const type = columns.has('type') ? reader.type(textOf('type')) : 'purchase';
  if (status === 'failed' && (amount === undefined || amount === null || type === null))
    return { skipped: 'no_money' };
  if (type === null) throw stop('type');
  if (amount === undefined) throw stop('amount');
  if (amount === null || amount === 0) {
    if (type === 'other' || amount === 0) return { skipped: 'no_money' };
    throw stop('amount');
  }
  const movesMoney = status !== 'failed' && type !== 'other';
  const read = readFields(cellOf, profile.terminalId, reader.date);
  const unreadable = (Object.keys(read) as (keyof typeof read)[]).find((field) => read[field] === undefined);
  if (unreadable !== undefined) {
    if (movesMoney) throw stop(unreadable);
    return { skipped: 'no_money' };
  }
  const { terminal, rrn, stan, date, time, financialDate } = read;
  if (!terminal || !date) {
    if (movesMoney) throw stop(terminal ? 'date' : 'terminal');
    return { skipped: 'no_money' };
  }
  const row: ReadRow = {
    terminalId: terminal,
    rrn: rrn ?? null,
    stan: stan ?? null,
    cardMasked: readCard(cellOf('card')),
    type: type === 'purchase' && amount < 0 ? 'reversal' : type,
    amount: Math.abs(amount),
    date: date.day,
    time: time ?? date.time,
    status: status === 'reversed' ? 'successful' : status,
    serviceCode: profile.isSplit ? textOf('serviceCode') : null,
    financialDay: financialDate?.day ?? null,
  };
  // A purchase that the PSP marks as taken back is two movements, and so are its rows.
  const isTakenBack = status === 'reversed' && row.type === 'purchase';
  return { rows: isTakenBack ? [row, { ...row, type: 'reversal' }] : [row] };
};

const readFields = (
  cellOf: (field: PspField) => Cell,
  fixedTerminal: string | null,
  dateOf: LineReader['date'],
) => ({
  terminal: fixedTerminal ?? readTerminal(cellOf('terminal').text),
  rrn: readRrn(cellOf('rrn').text),
  stan: readStan(cellOf('stan').text),
  date: dateOf(cellOf('date').text),
  time: readTime(cellOf('time')),
  financialDate: dateOf(cellOf('financialDate').text),
});
