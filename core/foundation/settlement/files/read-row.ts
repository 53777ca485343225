// One line of a report: a transaction, a line that is none, or what of it cannot be read.
// Invariant: a line that moved money and cannot be read stops the file; only what moved none may be passed over.
import { cleanIdentifier, foldFa } from '#core/foundation/text/fold.ts';
import type { PspField, PspRowStatus, PspRowType, SkippedLineReason } from './contract.ts';
import { foldedHeader, withoutToman } from './header-words.ts';
import type { LocatedHeader } from './profiles.ts';
import {
  isReferenceNumber,
  readAmount,
  readCard,
  readDate,
  readIban,
  readRrn,
  readStan,
  readTerminal,
  readTime,
} from './read-cells.ts';
import type { RunningTotals } from './running-totals.ts';
import type { Cell } from './tables.ts';
import { readStatus, readType } from './words.ts';

/** A transaction as a line told it, before it has an id. */
export type ReadRow = {
  readonly terminalId: string;
  readonly rrn: string | null;
  readonly stan: string | null;
  readonly cardMasked: string | null;
  readonly type: PspRowType;
  /** Rials, never negative; `type` says the direction. */
  readonly amount: number;
  /** Date and time in Asia/Tehran as the PSP printed them: `YYYY-MM-DD` (Gregorian) and `HH:MM:SS`. */
  readonly date: string;
  readonly time: string | null;
  readonly status: PspRowStatus;
  readonly serviceCode: string | null;
  /** The PSP's own accounting day, when the report has one. */
  readonly financialDay: string | null;
  /** The account to which this share is settled, when the report has it. */
  readonly iban?: string;
};

export type ReadLine =
  | { readonly rows: readonly ReadRow[] }
  | { readonly skipped: SkippedLineReason }
  /** A line of sums; `total` is null when it tells none that can be read. */
  | { readonly skipped: 'total_line'; readonly total: number | null }
  | { readonly blank: true }
  /** The header of the column that cannot be read. */
  | { readonly unreadable: string }
  /** A header with the same columns in another order: what stands under it means something else. */
  | { readonly header: true }
  /** A text of the type or status column that nobody has explained. */
  | { readonly unknown: 'type' | 'status'; readonly text: string };

/** So many headers of the known columns on one line are a header, in whatever order. */
const leastOfHeader = 3;

/** A number of nine digits or more, masked or not. */
const isLongNumber = (text: string): boolean => /^[\d*xX•]{9,}$/.test(cleanIdentifier(text));

const emptyCell: Cell = { text: '', isNumber: false };
const totalWords = new Set(['جمع', 'جمعکل', 'مجموع', 'سرجمع', 'total', 'totals', 'subtotal', 'sum', 'grand']);

/** Numbers, dates and masked cards: most cells of a report have no letter at all. */
const withoutLetters = /^[ -@[-`{-~۰-۹٠-٩]*$/;

/** «جمع کل», «جمع:» and the like; «جمعیت» is a name. */
function startsWithTotal(text: string): boolean {
  return totalWords.has(/^[^\p{L}]*(\p{L}+)/u.exec(foldFa(text))?.[1] ?? '');
}

/** A report says the same day, type and state on line after line: each text is read once. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const value = read(text);
    known.set(text, value);
    return value;
  };
}

/** The reading of the lines under one header; `today` settles the century of two-digit years. */
export type LineReader = {
  readonly header: LocatedHeader;
  readonly foldedHeaders: readonly { readonly index: number; readonly key: string }[];
  /** Columns whose text is about the transaction itself, so that a «جمع» in them is no total. */
  readonly wordColumns: ReadonlySet<number>;
  readonly namesTotal: (text: string) => boolean;
  readonly isHeaderWord: (text: string) => boolean;
  readonly date: (text: string) => ReturnType<typeof readDate>;
  readonly type: (text: string) => ReturnType<typeof readType>;
  readonly status: (text: string) => ReturnType<typeof readStatus>;
};

export function lineReader(header: LocatedHeader, today: string): LineReader {
  const { profile, columns } = header;
  const keys = new Set([...columns.values()].map((column) => foldedHeader(column.header)));
  return {
    header,
    foldedHeaders: [...columns.values()].map(({ index, header: text }) => ({
      index,
      key: foldedHeader(text),
    })),
    wordColumns: new Set(
      (['type', 'status', 'serviceCode'] as const).flatMap((field) => columns.get(field)?.index ?? []),
    ),
    namesTotal: remembering(startsWithTotal),
    isHeaderWord: remembering((text) => !withoutLetters.test(text) && keys.has(foldedHeader(text))),
    date: remembering((text) => readDate(text, today)),
    type: remembering((text) => readType(text, profile.words)),
    status: remembering((text) => readStatus(text, profile.words)),
  };
}

/** What a person said of the unit goes before what the header says. */
export const countsToman = ({ profile: { unit }, saysToman }: LocatedHeader): boolean =>
  unit === null ? saysToman : unit === 'toman';

/** Fields that name one transaction: a cell over several lines cannot. */
const ofOneLine = ['amount', 'rrn', 'stan'] as const;

/** Reads one line under the header. `totals` are of the lines above, by which a line of sums is told from a transaction. */
export function readLine(cells: readonly Cell[], reader: LineReader, totals: RunningTotals): ReadLine {
  const { profile, columns, width } = reader.header;
  const cellOf = (field: PspField): Cell => cells[columns.get(field)?.index ?? -1] ?? emptyCell;
  const textOf = (field: PspField): string => cellOf(field).text;
  const stop = (field: PspField): ReadLine => ({ unreadable: columns.get(field)?.header ?? field });

  if (cells.every(({ text, isSpanned }) => text === '' || isSpanned)) return { blank: true };
  const isHeaderAgain = reader.foldedHeaders.every(
    ({ index, key }) => foldedHeader(cells[index]?.text ?? '') === key,
  );
  if (isHeaderAgain) return { skipped: 'repeated_header' };
  if (cells.filter(({ text }) => reader.isHeaderWord(text)).length >= leastOfHeader) return { header: true };
  const spanned = ofOneLine.find((field) => cellOf(field).isSpanned === true && textOf(field) !== '');
  if (spanned !== undefined) return stop(spanned);

  const names = (['stan', 'rrn', 'date'] as const).some((field) => textOf(field) !== '');
  const scale = countsToman(reader.header) ? 10 : 1;
  const read = readAmount(withoutToman(textOf('amount')) ?? textOf('amount'));
  const amount = read === null || read === undefined ? read : read * scale;
  if (isTotalLine(cells, reader, totals, { amount, names, hasNumber: textOf('rrn') + textOf('stan') !== '' }))
    return { skipped: 'total_line', total: amount ?? null };
  if (!names && (amount === null || amount === 0)) return { skipped: 'no_transaction' };
  // An unquoted «500,000» in a file separated by commas shifts every later cell.
  if (cells.slice(width).some(({ text, isSpanned }) => text !== '' && !isSpanned)) return stop('amount');

  const status = columns.has('status') ? reader.status(textOf('status')) : 'successful';
  const type = columns.has('type') ? reader.type(textOf('type')) : 'purchase';
  if (status === 'failed' && (amount === undefined || amount === null || type === null))
    return { skipped: 'no_money' };
  // A card's or a reference number is no word that somebody could explain.
  if (type === null)
    return isLongNumber(textOf('type')) ? stop('type') : { unknown: 'type', text: textOf('type') };
  if (amount === undefined) return stop('amount');
  if (amount === null || amount === 0) {
    if (type === 'other' || amount === 0) return { skipped: 'no_money' };
    return stop('amount');
  }
  if (status === null && type !== 'other')
    return isLongNumber(textOf('status')) ? stop('status') : { unknown: 'status', text: textOf('status') };
  const movesMoney = status !== 'failed' && type !== 'other';
  const fields = readFields(cellOf, profile.terminalId, reader.date);
  const unreadable = (Object.keys(fields) as (keyof typeof fields)[]).find(
    (field) => fields[field] === undefined,
  );
  if (unreadable !== undefined) return movesMoney ? stop(unreadable) : { skipped: 'no_money' };
  const { terminal, rrn, stan, date, time, financialDate } = fields;
  if (!terminal || !date) {
    if (movesMoney) return stop(terminal ? 'date' : 'terminal');
    return { skipped: 'no_money' };
  }
  const row: ReadRow = {
    terminalId: terminal,
    // A tracking number of twelve digits is the reference number of a row that has no other (F21).
    rrn: rrn ?? (isReferenceNumber(stan) ? stan : null),
    stan: isReferenceNumber(stan) ? null : (stan ?? null),
    cardMasked: readCard(cellOf('card')),
    type: type === 'purchase' && amount < 0 ? 'reversal' : type,
    amount: Math.abs(amount),
    date: date.day,
    time: time ?? date.time,
    status: status === 'reversed' ? 'successful' : (status ?? 'unknown'),
    serviceCode: profile.isSplit ? textOf('serviceCode') : null,
    financialDay: financialDate?.day ?? null,
    ...ibanOf(cellOf('iban').text),
  };
  // A purchase that the PSP marks as reversed is two movements, and so are its rows.
  const isReversed = status === 'reversed' && row.type === 'purchase';
  return { rows: isReversed ? [row, { ...row, type: 'reversal' }] : [row] };
}

const ibanOf = (text: string): Pick<ReadRow, 'iban'> => {
  const iban = readIban(text);
  return iban ? { iban } : {};
};

/**
 * A line of sums says so, or has no number of its own and the sum of what stands above it. One that says so and is filled
 * in like a transaction is a sum when it has the amount of one, or no number at all.
 */
function isTotalLine(
  cells: readonly Cell[],
  { wordColumns, namesTotal }: LineReader,
  totals: RunningTotals,
  line: { readonly amount: number | null | undefined; readonly names: boolean; readonly hasNumber: boolean },
): boolean {
  const { amount, names, hasNumber } = line;
  const isSum = typeof amount === 'number' && totals.isSumOfLines(amount);
  const says = cells.some(
    ({ text }, index) => !wordColumns.has(index) && !withoutLetters.test(text) && namesTotal(text),
  );
  if (says) return !names || !hasNumber || isSum;
  return !hasNumber && isSum;
}

function readFields(
  cellOf: (field: PspField) => Cell,
  fixedTerminal: string | null,
  dateOf: LineReader['date'],
) {
  return {
    terminal: fixedTerminal ?? readTerminal(cellOf('terminal').text),
    rrn: readRrn(cellOf('rrn').text),
    stan: readStan(cellOf('stan').text),
    date: dateOf(cellOf('date').text),
    time: readTime(cellOf('time')),
    financialDate: dateOf(cellOf('financialDate').text),
  };
}
