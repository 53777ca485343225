// Builds real .xlsx workbooks for the tests of the PSP import.
import writeXlsxFile from 'write-excel-file/node';

export type SheetCell = string | number | Date | null;

const cell = (value: SheetCell) => {
  if (value === null) return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' };
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};

/** Bytes of a workbook with one sheet for each table of cells; text stays text and numbers are number cells. */
export const xlsxOf = async (
  ...sheets: readonly (readonly (readonly SheetCell[])[])[]
): Promise<Uint8Array> => {
  const file = writeXlsxFile(
    sheets.map((rows, index) => ({ data: rows.map((row) => row.map(cell)), sheet: `Sheet${index + 1}` })),
  );
  return new Uint8Array(await file.toBuffer());
};
