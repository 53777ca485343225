// Cells as a file that leaves (D20.86): CSV or XLSX. Numbers stay numbers; a text stays a text, whatever a spreadsheet would make of its
// first sign.

export type FileCell = string | number | null;
export type FileTable = {
  /** The first row: what it is, of which office, who took it out, when, and the entry that says so. */
  readonly head: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
};

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
export function csvBytes({ head, header, rows }: FileTable): Uint8Array {
  const lines = [[head], header, ...rows].map((cells) => cells.map(csvCell).join(','));
  return new TextEncoder().encode(`${byteOrderMark}${lines.join('\r\n')}\r\n`);
}

/** A workbook with one sheet from right to left: its texts are texts, never formulas. */
export async function xlsxBytes(
  { head, header, rows }: FileTable,
  title: string,
  isRightToLeft: boolean,
): Promise<Uint8Array> {
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const cell = (value: FileCell) =>
    value === null
      ? null
      : typeof value === 'number'
        ? { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '0.0' }
        : { value, type: String };
  const data = [
    [{ value: head, type: String, fontStyle: 'italic' as const }],
    header.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(cell)),
  ];
  const file = writeXlsx(data, {
    sheet: title.replaceAll(/[\\/?*:[\]]/g, ' ').slice(0, 31),
    rightToLeft: isRightToLeft,
    stickyRowsCount: 2,
    columns: header.map(() => ({ width: 18 })),
  });
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}
