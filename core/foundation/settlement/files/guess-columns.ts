// Guesses what the columns of an unknown report mean, by their headers and by what stands under them.
// Invariant: a guess only fills a form that a person looks at; nothing is imported by it.
import { foldFa, toLatinDigits } from '#core/foundation/text/fold.ts';
import { longestHeader, type PspField } from './contract.ts';
import { foldedHeader, hintOf } from './header-words.ts';
import { fileLimits } from './limits.ts';
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
import type { Cell, Table } from './tables.ts';
import { builtInLabels, readStatus, readType } from './words.ts';

export type GuessedHeader = {
  readonly table: Table;
  /** Index of the header's row in the table. */
  readonly row: number;
  /** The header of each column that has one, each text once, in the order of the file. */
  readonly headers: readonly string[];
  readonly columns: Readonly<Partial<Record<PspField, string>>>;
};

/** The order in which fields choose: what is told apart surely goes first. */
const inOrder: readonly PspField[] = [
  'financialDate',
  'serviceCode',
  'iban',
  'date',
  'time',
  'card',
  'terminal',
  'rrn',
  'stan',
  'amount',
  'type',
  'status',
];

/** Told by what stands under them alone, from this share of the cells on; a mere number could be anything. */
const toldByContent: Readonly<Partial<Record<PspField, number>>> = {
  date: 0.9,
  card: 0.9,
  type: 0.5,
  status: 0.5,
};

/** So many lines under the header are looked at. */
const rowsToTry = 20;

function fits(field: PspField, cell: Cell, today: string): boolean {
  const { text } = cell;
  switch (field) {
    case 'terminal':
      return Boolean(readTerminal(text));
    case 'rrn':
      return Boolean(readRrn(text));
    case 'stan':
      return Boolean(readStan(text)) && !isReferenceNumber(readStan(text));
    case 'card':
      // A number of twelve digits may end like a card and is none.
      return readCard(cell) !== null && /[*xX•]|^\d{16}$/.test(toLatinDigits(text));
    case 'type':
      return readType(text, builtInLabels) !== null;
    case 'amount':
      return Boolean(readAmount(text));
    case 'date':
    case 'financialDate':
      return Boolean(readDate(text, today));
    case 'time':
      return Boolean(readTime(cell));
    case 'status':
      return readStatus(text, builtInLabels) !== null;
    case 'iban':
      return Boolean(readIban(text));
    case 'serviceCode':
      return true;
  }
}

/** How much a row looks like a header: texts, not numbers, and words that headers are made of. */
function headerScore(row: readonly Cell[]): number {
  const filled = row.filter(({ text, isNumber }) => text !== '' && !isNumber);
  if (filled.length < 3 || filled.some(({ text }) => /^[\d\s/:.,٬-]+$/.test(foldFa(text)))) return 0;
  const known = filled.filter(({ text }) => inOrder.some((field) => hintOf(field, text) >= 0)).length;
  return known * 10 + filled.length;
}

/** How well a table is understood, for telling the separator of a text file. */
export function guessScore(table: Table): number {
  return Math.max(0, ...table.slice(0, fileLimits.rowsToHeader).map(headerScore));
}

/** The row that most looks like a header, with a meaning for each column that has one; null when none does. */
export function guessHeader(tables: readonly Table[], today: string): GuessedHeader | null {
  let best: { table: Table; row: number; score: number } | null = null;
  for (const table of tables)
    table.slice(0, fileLimits.rowsToHeader).forEach((cells, row) => {
      const score = headerScore(cells);
      if (score > (best?.score ?? 0)) best = { table, row, score };
    });
  return best === null ? null : readGuess(best, today);
}

function readGuess({ table, row }: { table: Table; row: number }, today: string): GuessedHeader {
  const seen = new Set<string>();
  const columns = (table[row] ?? []).flatMap(({ text }, index) => {
    const key = foldedHeader(text);
    if (key === '' || text.length > longestHeader || seen.has(key)) return [];
    seen.add(key);
    return [{ header: text, index }];
  });
  const under = table.slice(row + 1, row + 1 + rowsToTry);
  /** Share of the filled cells of a column that the field can read. */
  const shareOf = (field: PspField, index: number, isTracked: boolean): number => {
    const filled = under.flatMap((cells) => cells[index] ?? []).filter(({ text }) => text !== '');
    if (filled.length === 0) return 0;
    const fitting = filled.filter((cell) =>
      isTracked ? isReferenceNumber(readStan(cell.text)) : fits(field, cell, today),
    );
    return fitting.length / filled.length;
  };
  const taken = new Set<number>();
  const guess: Partial<Record<PspField, string>> = {};
  for (const field of inOrder) {
    const [found] = columns
      .filter(({ index }) => !taken.has(index))
      .map(({ header, index }) => ({
        header,
        index,
        hint: isTracking(field, header) ? leastHint : hintOf(field, header),
        share: shareOf(field, index, isTracking(field, header)),
      }))
      .filter(({ hint, share }) =>
        hint >= 0 ? share >= 0.5 : share >= (toldByContent[field] ?? Number.POSITIVE_INFINITY),
      )
      .sort((a, b) => rankOfHint(a.hint) - rankOfHint(b.hint) || b.share - a.share || a.index - b.index);
    if (found === undefined) continue;
    taken.add(found.index);
    guess[field] = found.header;
  }
  return { table, row, headers: columns.map(({ header }) => header), columns: guess };
}

/** A column of tracking numbers may hold reference numbers; it is offered after the columns that are called so (F21). */
const isTracking = (field: PspField, header: string): boolean =>
  field === 'rrn' && hintOf('rrn', header) < 0 && hintOf('stan', header) >= 0;
const leastHint = 100;

function rankOfHint(hint: number): number {
  return hint < 0 ? Number.POSITIVE_INFINITY : hint;
}
