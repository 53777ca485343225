// Turns the bytes of a report into tables of cells, whatever they call themselves: CSV, TSV, .xlsx or an HTML table.
// Invariant: the form is told by the content, never by the file's name; an old binary .xls is refused.
import papaparse from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import { cleanArchive } from './clean-archive.ts';
import { decodeText } from './decode-text.ts';
import { htmlTables } from './html-tables.ts';
import { refuseFile } from './refusal.ts';

export interface Cell {
  readonly text: string;
  /** The file held a number here, so zeros before it are gone and long ones may be rounded. */
  readonly isNumber: boolean;
}

/** Rows as the file has them: row `i` is line `i + 1`. */
export type Table = readonly (readonly Cell[])[];

/** Most bytes of a report as it comes, unpacked, and most lines in it. */
export const fileLimits = { bytes: 10_000_000, unpackedBytes: 100_000_000, lines: 50_000 } as const;

const textCell = (text: string): Cell => ({ text: text.trim(), isNumber: false });

const hasContent = (table: Table): boolean => table.some((row) => row.some((cell) => cell.text !== ''));

const separators = [',', '\t', ';', '|'];
const linesToTry = 25;

const splitText = (text: string, separator: string, preview: number): string[][] => {
  const { data, errors } = papaparse.parse<string[]>(text, { delimiter: separator, preview });
  if (preview === 0 && errors.some((error) => error.type === 'Quotes'))
    throw refuseFile('PSP_FILE_UNREADABLE');
  return data;
};

/** The separator is the one under which the header is best understood: amounts may contain commas, so counting misleads. */
const separatedTable = (text: string, understood: (table: Table) => number): Table => {
  const tried = separators.map((separator) => ({
    separator,
    score: understood(splitText(text, separator, linesToTry).map((row) => row.map(textCell))),
  }));
  const best = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return splitText(text, best.separator, 0).map((row) => row.map(textCell));
};

const dateText = (date: Date): string => {
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  // A cell with a time alone counts from the workbook's day zero; one with a date alone stands at midnight.
  if (date.getUTCFullYear() < 1910) return time;
  return time === '00:00:00' ? day : `${day} ${time}`;
};

/** Numbers come as the workbook writes them, `1.23E11` included; whole ones get all their digits. */
const numberText = (written: string): string => {
  const value = Number(written);
  return Number.isSafeInteger(value) ? String(value) : written;
};

class NumberCell {
  readonly written: string;

  constructor(written: string) {
    this.written = written;
  }
}

const workbookCell = (value: unknown): Cell => {
  if (value instanceof NumberCell) return { text: numberText(value.written), isNumber: true };
  if (value instanceof Date) return textCell(dateText(value));
  return textCell(value === null || value === undefined ? '' : String(value));
};

const workbookTables = async (bytes: Uint8Array): Promise<Table[]> => {
  const archive = cleanArchive(bytes, fileLimits.unpackedBytes);
  const sheets = await readWorkbook(archive, { parseNumber: (written) => new NumberCell(written) }).catch(
    (error: unknown) => {
      // The archive is sound, so whatever the library says of it is about the XML that some program put inside.
      throw refuseFile('PSP_FILE_UNREADABLE', error);
    },
  );
  return sheets.map((sheet) => sheet.data.map((row) => row.map(workbookCell)));
};

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * The tables of a report, without the empty ones. `understood` says how much of a table's header is known.
 * @throws FileRefused for a file that is empty, too large, an old .xls or not readable.
 */
export const readTables = async (
  bytes: Uint8Array,
  understood: (table: Table) => number,
): Promise<Table[]> => {
  if (bytes.length === 0) throw refuseFile('PSP_FILE_EMPTY');
  if (bytes.length > fileLimits.bytes) throw refuseFile('PSP_FILE_TOO_LARGE');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refuseFile('PSP_FILE_OLD_XLS');
  const tables = (await tablesOf(bytes, understood)).filter(hasContent);
  if (tables.length === 0) throw refuseFile('PSP_FILE_EMPTY');
  if (tables.some((table) => table.length > fileLimits.lines)) throw refuseFile('PSP_FILE_TOO_LARGE');
  return tables;
};

const tablesOf = async (bytes: Uint8Array, understood: (table: Table) => number): Promise<Table[]> => {
  if (startsWith(bytes, 0x50, 0x4b)) return workbookTables(bytes);
  const text = decodeText(bytes);
  if (/^\s*</.test(text)) return htmlTables(text).map((table) => table.map((row) => row.map(textCell)));
  return [separatedTable(text, understood)];
};
