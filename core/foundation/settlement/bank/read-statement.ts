// Reads a statement of a bank account: which lines are card money and which its fee. Whole or not at all, without a full card number.
// Invariant: the same line of two files has the same id, whatever columns were named and in whatever order the lines stand.
import { createHash } from 'node:crypto';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import { requireStatement } from '../files/bank-statement.ts';
import { fileLimits } from '../files/limits.ts';
import { readAmount, readDate, readTime } from '../files/read-cells.ts';
import { shownText } from '../files/read-rows.ts';
import { type Cell, readTables, type Table } from '../files/tables.ts';
import { namesToman } from '../files/toman.ts';
import {
  missingStatementFields,
  type StatementField,
  type StatementLine,
  type StatementMapping,
} from './contract.ts';
import {
  type LocatedStatement,
  locateStatement,
  type StatementFile,
  statementScore,
} from './locate-statement.ts';
import { kindOfMovement } from './statement-words.ts';

type Counted = { readonly count: number; readonly rials: number };

export type StatementRead = {
  readonly headerFingerprint: string;
  readonly headers: readonly string[];
  /** The first lines under the header, a text for each of `headers`. */
  readonly firstLines: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** By which it was read: told, remembered or guessed. */
  readonly mapping: StatementMapping;
  /** What the mapping lacks; while it lacks anything no line is read. */
  readonly lacking: readonly StatementField[];
  readonly isUnitInDoubt: boolean;
  readonly lines: readonly StatementLine[];
  /** The first and the last day of all its lines; null while none is read. */
  readonly from: string | null;
  readonly to: string | null;
  /** What else came in and went out: counted, never kept. */
  readonly otherIn: Counted;
  readonly otherOut: Counted;
  /** Texts beside other money that came in, the first ones: a bank may call card money otherwise. */
  readonly otherTexts: readonly string[];
  /** Lines that move nothing. */
  readonly skipped: readonly number[];
  readonly unreadable: readonly { readonly line: number; readonly column: string }[];
  readonly unreadableCount: number;
  /** Lines after which the balance is another than the lines make it. */
  readonly balanceBreaks: number;
  readonly hasUnreadTables: boolean;
  /** SHA-256 of the file, lower-case hex. */
  readonly fileSha256: string;
};

const shownLines = 5;
const shownUnreadable = 50;
const shownTexts = 10;
const longestText = 200;

/** A line that moved money; negative when it went out. */
type Movement = {
  readonly line: number;
  readonly day: string;
  readonly time: string | null;
  readonly rials: number;
  readonly balance: number | null;
  readonly said: string;
  readonly text: string;
};

/**
 * @throws BANK_FILE_IS_REPORT for the report of a PSP, PSP_COLUMNS_UNKNOWN without a header, and the other codes of a file
 */
export async function readStatement(file: StatementFile): Promise<StatementRead> {
  const { tables, aside, hiddenSheets } = await readTables(file.bytes, statementScore);
  requireStatement(tables);
  const located = locateStatement(tables, file);
  const { mapping, tables: taken, headers, headerFingerprint } = located;
  const lacking = missingStatementFields(mapping);
  const isUnitInDoubt = mapping.unit === undefined && namesToman(tables, headingsOf(located), aside);
  const read = lacking.length > 0 ? [] : taken.map((table) => movementsOf(table, located, file.today));
  const movements = read.flatMap(({ found }) => found);
  const days = movements.map(({ day }) => day).toSorted();
  const unreadable = read.flatMap((one) => one.unreadable);
  return {
    ...{ headerFingerprint, headers, mapping, lacking, isUnitInDoubt },
    firstLines: firstLines(located),
    ...sortedOut(movements, mapping),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    skipped: read.flatMap(({ skipped }) => skipped),
    unreadable: unreadable.slice(0, shownUnreadable),
    unreadableCount: unreadable.length,
    balanceBreaks: read.reduce((sum, { found }) => sum + breaksOf(found), 0),
    hasUnreadTables: hiddenSheets.length > 0 || taken.length < tables.length,
    fileSha256: createHash('sha256').update(file.bytes).digest('hex'),
  };
}

const headingsOf = ({ tables, row }: LocatedStatement) =>
  new Map(
    tables.map((table) => [
      table,
      {
        headings: new Set(Array.from({ length: row + 1 }, (_, index) => index + 1)),
        columns: new Set(Array.from({ length: fileLimits.columns }, (_, index) => index)),
      },
    ]),
  );

function firstLines({ tables: [table = []], row, indexes }: LocatedStatement): StatementRead['firstLines'] {
  return table
    .map((cells, index) => ({ line: index + 1, cells }))
    .slice(row + 1)
    .filter(({ cells }) => cells.some(({ text }) => text !== ''))
    .slice(0, shownLines)
    .map(({ line, cells }) => ({ line, cells: indexes.map((index) => shownText(cells[index]?.text ?? '')) }));
}

type OfTable = {
  readonly found: readonly Movement[];
  readonly skipped: readonly number[];
  readonly unreadable: StatementRead['unreadable'];
};

function movementsOf(table: Table, located: LocatedStatement, today: string): OfTable {
  const { row, mapping } = located;
  const lines = table
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(row + 1)
    .filter(({ cells }) => cells.some(({ text }) => text !== ''))
    .map(({ cells, line }) => ({ line, read: readMovement(cells, located, today) }));
  return {
    found: lines.flatMap(({ line, read }) => (typeof read === 'string' ? [] : [{ ...read, line }])),
    skipped: lines.flatMap(({ line, read }) => (read === 'nothing' ? [line] : [])),
    unreadable: lines.flatMap(({ line, read }) =>
      typeof read !== 'string' || read === 'nothing' ? [] : [{ line, column: mapping.columns[read] ?? read }],
    ),
  };
}

/** What a line moved; `nothing` for a title or a sum, or the field that cannot be read. */
function readMovement(
  cells: readonly Cell[],
  { columnOf, mapping, isHeaderAgain }: LocatedStatement,
  today: string,
): Omit<Movement, 'line'> | 'nothing' | StatementField {
  const cellOf = (field: StatementField): Cell => cells[columnOf(field)] ?? { text: '', isNumber: false };
  if (isHeaderAgain(cells)) return 'nothing';
  const date = readDate(cellOf('date').text, today);
  const credit = readAmount(cellOf('credit').text);
  const debit = readAmount(cellOf('debit').text);
  // A title or a line of sums has no day.
  if (date === null || (date === undefined && !credit && !debit)) return 'nothing';
  if (date === undefined) return 'date';
  if (credit === undefined) return 'credit';
  if (debit === undefined) return 'debit';
  const scale = mapping.unit === 'toman' ? 10 : 1;
  const rials = ((credit ?? 0) - Math.abs(debit ?? 0)) * scale;
  if (rials === 0) return 'nothing';
  const balance = readAmount(cellOf('balance').text);
  const texts = cells.map(({ text }) => text).filter((text) => text !== '');
  const text = cellOf('description').text || texts.filter(hasLetter).join(' ');
  return {
    day: date.day,
    time: readTime(cellOf('time')) ?? date.time,
    rials,
    balance: typeof balance === 'number' ? balance * scale : null,
    said: foldFa(texts.join(' ')),
    text: shownText(text).slice(0, longestText),
  };
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

/** Card money and its fees with their ids; all else is counted. */
function sortedOut(
  movements: readonly Movement[],
  mapping: StatementMapping,
): Pick<StatementRead, 'lines' | 'otherIn' | 'otherOut' | 'otherTexts'> {
  const seen = new Map<string, number>();
  const lines: StatementLine[] = [];
  const others: Movement[] = [];
  for (const movement of movements) {
    const { day, time, text } = movement;
    const kind = kindOfMovement(movement, mapping.cardWords);
    if (kind === null) {
      others.push(movement);
      continue;
    }
    const rials = Math.abs(movement.rials);
    const said = JSON.stringify([day, kind, rials]);
    const place = seen.get(said) ?? 0;
    seen.set(said, place + 1);
    const lineId = createHash('sha256')
      .update(`pishkhan-bank-line-v1\n${said}\n${place}`)
      .digest('hex')
      .slice(0, 32);
    lines.push({ lineId, day, time, kind, rials, text });
  }
  const came = others.filter(({ rials }) => rials > 0);
  const went = others.filter(({ rials }) => rials < 0);
  const counted = (some: readonly Movement[]): Counted => ({
    count: some.length,
    rials: sumOfRials(some.map(({ rials }) => Math.abs(rials))),
  });
  return {
    lines,
    otherIn: counted(came),
    otherOut: counted(went),
    otherTexts: [...new Set(came.map(({ text }) => text))].slice(0, shownTexts),
  };
}

/** Where the balance does not follow from the line before it; a statement may stand the newest first. */
function breaksOf(movements: readonly Movement[]): number {
  const count = (inOrder: readonly Movement[]): number =>
    inOrder.filter(({ balance, rials }, index) => {
      const before = inOrder[index - 1]?.balance ?? null;
      return before !== null && balance !== null && before + rials !== balance;
    }).length;
  return Math.min(count(movements), count(movements.toReversed()));
}
