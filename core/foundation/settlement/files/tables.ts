// Turns the bytes of a report into tables of cells, whatever they call themselves: CSV, TSV, .xlsx or an HTML table.
// Invariant: the form is told by the content, never by the file's name; an old binary .xls is refused; nothing is larger
// than `fileLimits`.
import papaparse from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { decodeText } from './decode-text.ts';
import { htmlTables } from './html-tables.ts';
import { fileLimits } from './limits.ts';
import { refuseFile } from './refusal.ts';
import { type Merge, outlineOf } from './workbook-outline.ts';
import { packParts, workbookParts } from './workbook-parts.ts';

export type Cell = {
  readonly text: string;
  /** The file held a number here, so zeros before it are gone and long ones may be rounded. */
  readonly isNumber: boolean;
  /** The cell was written on a line above and spans this one: it may describe a line, but names no transaction. */
  readonly isSpanned?: boolean;
};

/** Rows as the file has them: row `i` is line `i + 1`. */
export type Table = readonly (readonly Cell[])[];

export type ReadTables = {
  /** Those with any content. */
  readonly tables: readonly Table[];
  /** What the file says outside of its tables: names of sheets, a title above a table. */
  readonly aside: string;
  /** Names of the sheets that the file hides; nothing of them is read. */
  readonly hiddenSheets: readonly string[];
};

/** A cell that is longer than anything that a report says ends so, and is then read as nothing. */
function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > fileLimits.cellText ? `${trimmed.slice(0, fileLimits.cellText)}…` : trimmed;
}

function textCell(text: string): Cell {
  return { text: cut(text), isNumber: false };
}

function hasContent(table: Table): boolean {
  return table.some((row) => row.some((cell) => cell.text !== ''));
}

const separators = [',', '\t', ';', '|'];
const linesToTry = 25;

function splitText(text: string, separator: string, preview: number): string[][] {
  const rows: string[][] = [];
  let cells = 0;
  let isBroken = false;
  let isTooLarge = false;
  papaparse.parse<string[]>(text, {
    delimiter: separator,
    preview,
    step({ data, errors }, parser) {
      rows.push(data);
      cells += data.length;
      isBroken ||= errors.some((error) => error.type === 'Quotes');
      isTooLarge =
        rows.length > fileLimits.lines || data.length > fileLimits.columns || cells > fileLimits.cells;
      if (isTooLarge) parser.abort();
    },
  });
  if (preview > 0) return isTooLarge ? [] : rows;
  if (isTooLarge) throw refuseFile('PSP_FILE_TOO_LARGE');
  if (isBroken) throw refuseFile('PSP_FILE_UNREADABLE');
  return rows;
}

/** The separator is the one under which the header is best understood: amounts may contain commas, so counting misleads. */
function separatedTable(text: string, understood: (table: Table) => number): Table {
  const tried = separators.map((separator) => ({
    separator,
    score: understood(splitText(text, separator, linesToTry).map((row) => row.map(textCell))),
  }));
  const best = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return splitText(text, best.separator, 0).map((row) => row.map(textCell));
}

function dateText(date: Date): string {
  // A number that is no instant at all.
  if (Number.isNaN(date.getTime())) return '…';
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  // A cell with a time alone counts from the workbook's day zero; one with a date alone stands at midnight.
  if (date.getUTCFullYear() < 1910) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/** Numbers come as the workbook writes them, `1.23E11` included; whole ones get all their digits. */
function numberText(written: string): string {
  const value = Number(written);
  return Number.isSafeInteger(value) ? String(value) : written;
}

class NumberCell {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }
}

function workbookCell(value: unknown): Cell {
  if (value instanceof NumberCell) return { text: cut(numberText(value.written)), isNumber: true };
  if (value instanceof Date) return textCell(dateText(value));
  return textCell(value === null || value === undefined ? '' : String(value));
}

/** The lines with what is merged over several of them on each, in the first of its columns. */
function withMerges(rows: readonly (readonly Cell[])[], merges: readonly Merge[]): Cell[][] {
  const spread = rows.map((row) => [...row]);
  for (const { row, column, lastRow } of merges) {
    const origin = spread[row]?.[column];
    if (origin === undefined || origin.text === '') continue;
    for (const below of spread.slice(row + 1, lastRow + 1))
      if (below[column] !== undefined) below[column] = { ...origin, isSpanned: true };
  }
  return spread;
}

async function workbookTables(bytes: Uint8Array): Promise<ReadTables> {
  const parts = await workbookParts(bytes, fileLimits.unpackedBytes);
  const outline = outlineOf(parts);
  const sheets = await readWorkbook(Buffer.from(await packParts(parts)), {
    parseNumber: (written) => new NumberCell(written),
  }).catch((error: unknown) => {
    // The archive is sound, so whatever the library says of it is about the XML that some program put inside.
    throw refuseFile('PSP_FILE_UNREADABLE', error);
  });
  const shown = sheets.flatMap((sheet, index) => {
    const told = outline[index];
    if (told === undefined) throw refuseFile('PSP_FILE_UNREADABLE');
    return told.isHidden ? [] : [{ sheet, told }];
  });
  return {
    tables: shown.map(({ sheet, told }) =>
      withMerges(
        // A sheet of charts has none.
        (sheet.data ?? []).map((row) => row.map(workbookCell)),
        told.merges,
      ),
    ),
    aside: shown.map(({ told }) => told.name).join(' '),
    hiddenSheets: outline.filter(({ isHidden }) => isHidden).map(({ name }) => name),
  };
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/**
 * The tables of a report, without the empty ones. `understood` says how much of a table's header is known.
 * @throws PSP_FILE_EMPTY, PSP_FILE_TOO_LARGE, PSP_FILE_OLD_XLS, PSP_FILE_UNREADABLE
 */
export async function readTables(
  bytes: Uint8Array,
  understood: (table: Table) => number,
): Promise<ReadTables> {
  if (bytes.length === 0) throw refuseFile('PSP_FILE_EMPTY');
  if (bytes.length > fileLimits.bytes) throw refuseFile('PSP_FILE_TOO_LARGE');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuseFile('PSP_FILE_OLD_XLS');
  const read = await tablesOf(bytes, understood);
  const tables = read.tables.filter(hasContent);
  if (tables.length === 0) throw refuseFile('PSP_FILE_EMPTY');
  return { ...read, tables };
}

async function tablesOf(bytes: Uint8Array, understood: (table: Table) => number): Promise<ReadTables> {
  if (startsWith(bytes, 0x50, 0x4b)) return workbookTables(bytes);
  const text = decodeText(bytes);
  if (!text.trimStart().startsWith('<'))
    return { tables: [separatedTable(text, understood)], aside: '', hiddenSheets: [] };
  const { tables, aside } = htmlTables(text);
  return {
    tables: tables.map((rows) =>
      rows.map((row) => row.map((cell) => ({ ...textCell(cell.text), ...spanned(cell) }))),
    ),
    aside,
    hiddenSheets: [],
  };
}

function spanned({ isSpanned }: { readonly isSpanned: boolean }): { isSpanned?: true } {
  return isSpanned ? { isSpanned: true } : {};
}
