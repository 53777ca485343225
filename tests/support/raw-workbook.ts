// Workbooks part by part, for what no program that writes them would put inside: hidden sheets, merges, far cells, bombs.
import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

export type RawSheet = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** The XML of `sheetData` with what follows it, or rows of texts. */
  readonly data: string | readonly (readonly string[])[];
  /** Ranges like `H2:H5`. */
  readonly merges?: readonly string[];
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** `A1` of zero-based places. */
export function cellName(row: number, column: number): string {
  const letters = (index: number): string =>
    index < 0 ? '' : letters(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
  return `${letters(column)}${row + 1}`;
}

const rowsXml = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row, at) => {
      const cells = row.map((text, column) =>
        text === ''
          ? ''
          : `<c r="${cellName(at, column)}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
      );
      return `<row r="${at + 1}">${cells.join('')}</row>`;
    })
    .join('');

const sheetXml = ({ data, merges = [] }: RawSheet): string => {
  const rows = typeof data === 'string' ? data : rowsXml(data);
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${merged}</worksheet>`;
};

/** Packs parts by their names. */
export async function zipOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, content] of Object.entries(parts)) await writer.add(name, new TextReader(content));
  return writer.close();
}

/** Bytes of a workbook of these sheets; `more` are further parts. */
export function rawWorkbook(
  sheets: readonly RawSheet[],
  more: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
  );
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
    ...more,
  });
}
