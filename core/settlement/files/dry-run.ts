// Looks at a report that is not known yet, and at what a mapping makes of it, line by line. Nothing is kept.
// Invariant: no full card number comes out, whatever column it stands in.
import { maskCard, maskCardsInText } from '#core/leaves/identifiers/card.ts';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import { type DraftMapping, lackingFields, type PspField } from './contract.ts';
import { guessHeader, guessScore } from './guess-columns.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { type LocatedHeader, locateHeader, locateHeaders, mappedProfile } from './profiles.ts';
import { readAmount, readCard, readDate, readRrn, readStan, readTerminal, readTime } from './read-cells.ts';
import { type PspFileRow, type PspFileRows, readRows } from './read-psp-file.ts';
import { FileRefused } from './refusal.ts';
import { type Cell, readTables, type Table } from './tables.ts';
import { readStatus, readType } from './words.ts';

export interface InspectedFile {
  readonly headerFingerprint: string;
  /** Line of the file on which the header stands. */
  readonly headerLine: number;
  readonly headers: readonly string[];
  /** The first lines under the header, a text for each of `headers`. */
  readonly firstLines: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly guess: Readonly<Partial<Record<PspField, string>>>;
}

/** A cell as the mapping reads it: a day, rials or a code; `text` is what the file has. */
export interface SampledCell {
  readonly text: string;
  readonly read: string | null;
  readonly isReadable: boolean;
}

export interface Sample {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<PspField, SampledCell>>>;
}

export interface DryRun {
  /** What the mapping lacks; while it lacks anything no row is read. */
  readonly lacking: readonly PspField[];
  readonly samples: readonly Sample[];
  /** Lines that cannot be read, the first ones; `unreadableCount` has them all. */
  readonly unreadable: readonly { readonly line: number; readonly column: string }[];
  readonly unreadableCount: number;
  /** Words of the type column that nobody has explained. */
  readonly unknownTypes: readonly string[];
  readonly rows: readonly PspFileRow[];
  readonly skipped: PspFileRows['skipped'];
  readonly duplicates: PspFileRows['duplicates'];
}

const sampleCount = 5;
const shownUnreadable = 50;
const shownWords = 20;

/** The text of a cell for a person; sixteen digits are a card, whatever their last one proves. */
const shown = (text: string): string =>
  /^\d{16}$/.test(cleanIdentifier(text)) ? (maskCard(text) ?? '') : maskCardsInText(text);

/** What an unknown report holds, and a guess at its columns. @throws FileRefused */
export const inspectPspFile = async (bytes: Uint8Array, today: string): Promise<InspectedFile> => {
  const guessed = guessHeader(await readTables(bytes, guessScore), today);
  if (guessed === null)
    throw new FileRefused({ ok: false, code: 'PSP_COLUMNS_UNKNOWN', params: { missing: [] } });
  const { table, row, headers, columns } = guessed;
  const header = table[row] ?? [];
  const indexes = headers.map((text) => header.findIndex((cell) => cell.text === text));
  return {
    headerFingerprint: headerFingerprint(header),
    headerLine: row + 1,
    headers,
    firstLines: linesUnder(table, row).map(({ line, cells }) => ({
      line,
      cells: indexes.map((index) => shown(cells[index]?.text ?? '')),
    })),
    guess: columns,
  };
};

/** What a mapping that may still be incomplete makes of a file. @throws FileRefused */
export const dryRun = async (bytes: Uint8Array, today: string, mapping: DraftMapping): Promise<DryRun> => {
  const profile = mappedProfile({ name: '', ...mapping });
  const mapped = (table: Table): number => (locateHeader([profile], table)?.columns.size ?? 0) * 1000;
  const tables = await readTables(bytes, (table) => mapped(table) + guessScore(table));
  const located = locateHeaders([profile], tables);
  const samples = located
    .flatMap(({ table, header }) =>
      linesUnder(table, header.row).map(({ line, cells }) => sampleOf(line, cells, header, today)),
    )
    .slice(0, sampleCount);
  const unknownTypes = new Set<string>();
  for (const { table, header } of located) {
    const index = header.columns.get('type')?.index;
    for (const cells of index === undefined ? [] : table.slice(header.row + 1)) {
      const text = cells[index ?? -1]?.text ?? '';
      if (text !== '' && unknownTypes.size < shownWords && readType(text, profile.words) === null)
        unknownTypes.add(shown(text));
    }
  }
  const lacking = lackingFields(mapping);
  const unreadable: { line: number; column: string }[] = [];
  const read =
    lacking.length > 0
      ? { rows: [], skipped: [], duplicates: [] }
      : readRows(located, today, (line, column) => unreadable.push({ line, column }));
  return {
    lacking,
    samples,
    unreadable: unreadable.slice(0, shownUnreadable),
    unreadableCount: unreadable.length,
    unknownTypes: [...unknownTypes],
    ...read,
  };
};

type Line = { readonly line: number; readonly cells: readonly Cell[] };

const linesUnder = (table: Table, row: number): Line[] =>
  table
    .map((cells, index) => ({ line: index + 1, cells }))
    .slice(row + 1)
    .filter(({ cells }) => cells.some(({ text }) => text !== ''))
    .slice(0, sampleCount);

const sampleOf = (line: number, cells: readonly Cell[], header: LocatedHeader, today: string): Sample => {
  const sampled: Partial<Record<PspField, SampledCell>> = {};
  for (const [field, { index }] of header.columns) {
    const cell = cells[index] ?? { text: '', isNumber: false };
    const read = readCell(field, cell, header, today);
    sampled[field] = { text: shown(cell.text), read: read ?? null, isReadable: read !== undefined };
  }
  return { line, cells: sampled };
};

/** `undefined` cannot be read, null is empty. */
const readCell = (
  field: PspField,
  cell: Cell,
  { profile }: LocatedHeader,
  today: string,
): string | null | undefined => {
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
      return text === '' ? null : readStatus(text, profile.words);
    case 'serviceCode':
      return text === '' ? null : shown(text);
  }
};

const readDay = (text: string, today: string): string | null | undefined => {
  const read = readDate(text, today);
  return read === undefined || read === null ? read : read.day;
};
