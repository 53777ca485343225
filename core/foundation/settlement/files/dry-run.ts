// Looks at a report that is not known yet, and at what a mapping makes of it, line by line. Nothing is kept.
// Invariant: no full card number comes out, whatever column it stands in.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { requireNoStatement } from './bank-statement.ts';
import { type DraftMapping, missingFields, type PspField } from './contract.ts';
import { guessHeader, guessScore } from './guess-columns.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { locateTables } from './locate-tables.ts';
import { type LocatedHeader, leftAside, locateHeader, mappedProfile } from './profiles.ts';
import {
  readAmount,
  readCard,
  readDate,
  readIban,
  readRrn,
  readStan,
  readTerminal,
  readTime,
} from './read-cells.ts';
import { type FoundInRows, readRows, shownText } from './read-rows.ts';
import { type Cell, readTables, type Table } from './tables.ts';
import { namesToman } from './toman.ts';
import { readStatus, readType } from './words.ts';

export type InspectedFile = {
  readonly headerFingerprint: string;
  /** Line of the file on which the header stands. */
  readonly headerLine: number;
  readonly headers: readonly string[];
  /** The first lines under the header, a text for each of `headers`. */
  readonly firstLines: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly guess: Readonly<Partial<Record<PspField, string>>>;
};

/** A cell as the mapping reads it: a day, rials or a code; `text` is what the file has. */
export type SampledCell = {
  readonly text: string;
  readonly read: string | null;
  readonly isReadable: boolean;
};

export type Sample = {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<PspField, SampledCell>>>;
};

export type DryRun = Omit<FoundInRows, 'unreadable' | 'taken'> & {
  /** What the mapping lacks; while it lacks anything no row is read. */
  readonly lacking: readonly PspField[];
  readonly samples: readonly Sample[];
  /** Lines that cannot be read, the first ones; `unreadableCount` has them all. */
  readonly unreadable: FoundInRows['unreadable'];
  readonly unreadableCount: number;
  /** The file names the toman and nobody has said in what it counts. */
  readonly isUnitInDoubt: boolean;
};

const sampleCount = 5;
const shownUnreadable = 50;

const nothingFound: FoundInRows = {
  rows: [],
  skipped: [],
  duplicates: [],
  totals: [],
  unreadable: [],
  unknownTypes: [],
  unknownStatuses: [],
  taken: new Map(),
};

/** What an unknown report holds, and a guess at its columns. @throws the codes of a PSP file */
export async function inspectPspFile(bytes: Uint8Array, today: string): Promise<InspectedFile> {
  const { tables } = await readTables(bytes, guessScore);
  requireNoStatement(tables);
  const guessed = guessHeader(tables, today);
  if (guessed === null) throw refusal('PSP_COLUMNS_UNKNOWN', { missing: [] });
  const { table, row, headers, columns } = guessed;
  const header = table[row] ?? [];
  const indexes = headers.map((text) => header.findIndex((cell) => cell.text === text));
  return {
    headerFingerprint: headerFingerprint(header),
    headerLine: row + 1,
    headers,
    firstLines: linesUnder(table, row).map(({ line, cells }) => ({
      line,
      cells: indexes.map((index) => shownText(cells[index]?.text ?? '')),
    })),
    guess: columns,
  };
}

/** What a mapping that may still be incomplete makes of a file. @throws the codes of a PSP file */
export async function dryRun(bytes: Uint8Array, today: string, mapping: DraftMapping): Promise<DryRun> {
  const profile = mappedProfile({ name: '', ...mapping });
  const mapped = (table: Table): number => (locateHeader([profile], table)?.columns.size ?? 0) * 1000;
  const { tables, aside } = await readTables(bytes, (table) => mapped(table) + guessScore(table));
  requireNoStatement(tables);
  const { located } = locateTables([profile], tables, today);
  const samples = located
    .flatMap(({ table, header }) =>
      linesUnder(table, header.row).map(({ line, cells }) => sampleOf(line, cells, header, today)),
    )
    .slice(0, sampleCount);
  const lacking = [
    ...new Set([
      ...missingFields(mapping),
      ...located.flatMap(({ header, table }) => leftAside(header, table)),
    ]),
  ];
  const { taken, ...found } = lacking.length > 0 ? nothingFound : readRows(located, today);
  return {
    ...found,
    lacking,
    samples,
    unreadable: found.unreadable.slice(0, shownUnreadable),
    unreadableCount: found.unreadable.length,
    isUnitInDoubt: mapping.unit === undefined && namesToman(tables, taken, aside),
  };
}

type Line = { readonly line: number; readonly cells: readonly Cell[] };

function linesUnder(table: Table, row: number): Line[] {
  return table
    .map((cells, index) => ({ line: index + 1, cells }))
    .slice(row + 1)
    .filter(({ cells }) => cells.some(({ text }) => text !== ''))
    .slice(0, sampleCount);
}

function sampleOf(line: number, cells: readonly Cell[], header: LocatedHeader, today: string): Sample {
  const sampled: Partial<Record<PspField, SampledCell>> = {};
  for (const [field, { index }] of header.columns) {
    const cell = cells[index] ?? { text: '', isNumber: false };
    const read = readCell(field, cell, header, today);
    sampled[field] = { text: shownText(cell.text), read: read ?? null, isReadable: read !== undefined };
  }
  return { line, cells: sampled };
}

/** `undefined` cannot be read, null is empty. */
function readCell(
  field: PspField,
  cell: Cell,
  { profile }: LocatedHeader,
  today: string,
): string | null | undefined {
  const { text } = cell;
  switch (field) {
    case 'terminal':
      return readTerminal(text);
    case 'rrn':
      return readRrn(text);
    case 'stan':
      return readStan(text);
    case 'card':
      return readCard(cell);
    case 'type':
      return text === '' ? null : (readType(text, profile.words) ?? undefined);
    case 'amount':
      return readAmount(text)?.toString() ?? (text === '' ? null : undefined);
    case 'date':
    case 'financialDate':
      return readDay(text, today);
    case 'time':
      return readTime(cell);
    case 'status':
      return text === '' ? null : (readStatus(text, profile.words) ?? undefined);
    case 'iban':
      return readIban(text);
    case 'serviceCode':
      return text === '' ? null : shownText(text);
  }
}

function readDay(text: string, today: string): string | null | undefined {
  const read = readDate(text, today);
  return read === undefined || read === null ? read : read.day;
}
