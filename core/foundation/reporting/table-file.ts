// Cells as a file that leaves (D20.86): CSV or XLSX. Numbers stay numbers; a text stays a text, whatever a spreadsheet would make of its
// first sign.

import type { FileCell, FileRows } from './workbook.ts';

export type { FileCell };

type FileHead = {
  /** The first row: what it is, of which office, who took it out, when, and the entry that says so. */
  readonly head: string;
  readonly header: readonly string[];
};
export type FileTable = FileHead & { readonly rows: FileRows };
/** A table whose rows come part by part: no more of them than one part is held beside the file. */
export type FileParts = FileHead & { readonly rows: AsyncIterable<FileRows> };

export const fileTypes = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** Signs with which a text becomes a formula where it is opened. */
const formula = /^[=+\-@\t\r]/;
const byteOrderMark = '\ufeff';

/** A cell of CSV: a text that would be run is led by an apostrophe, and quoted where it must be. */
function csvCell(cell: FileCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV in UTF-8 with a byte order mark, as spreadsheets know Persian by it. */
export async function csvBytes({ head, header, rows }: FileTable | FileParts): Promise<Uint8Array> {
  const text = (part: FileRows): string =>
    part.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  const parts = [byteOrderMark, text([[head], header])];
  for await (const part of partsOf(rows)) parts.push(text(part));
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A workbook with one sheet from right to left: its texts are texts, never formulas. */
export async function xlsxBytes(
  { head, header, rows }: FileTable | FileParts,
  title: string,
  isRightToLeft: boolean,
): Promise<Uint8Array> {
  const { workbookBytes } = await import('./workbook.ts');
  return workbookBytes({ head, header, parts: partsOf(rows), title, isRightToLeft });
}

/** An array is one part. */
async function* partsOf(rows: FileRows | AsyncIterable<FileRows>): AsyncGenerator<FileRows> {
  if (Array.isArray(rows)) yield rows;
  else yield* rows as AsyncIterable<FileRows>;
}
