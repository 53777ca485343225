// The lines of a list as rows, one after the other: what is wrong is said of its cell, and a line with something wrong is no row (D20.81).
// What only the office knows, whether a person is registered already, its procedures say when the row is recorded. Pure.

import { type Line, LineReader } from './cells.ts';
import type { CellFault, ListKind, ListRow, ReadRow } from './contract.ts';
import { closureRow, equipmentRow, personRow } from './office-rows.ts';
import { tariffRow } from './tariff-rows.ts';

type RowReader = (read: LineReader, today: string, index: number) => ListRow | null;

const readers: Readonly<Record<ListKind, RowReader>> = {
  people: personRow,
  equipment: equipmentRow,
  closures: closureRow,
  tariff: tariffRow,
};

/** What makes two rows of a list the same thing, and the column that says it. */
const keys: Readonly<Record<ListKind, (row: ListRow) => { readonly column: string; readonly key: string }>> =
  {
    people: (row) => ({ column: 'nationalCode', key: row.kind === 'people' ? row.nationalCode : '' }),
    equipment: (row) => ({ column: 'serial', key: row.kind === 'equipment' ? row.serial.toUpperCase() : '' }),
    closures: (row) => ({ column: 'closedDay', key: row.kind === 'closures' ? row.closedDay : '' }),
    tariff: (row) => ({ column: 'code', key: row.kind === 'tariff' ? row.item.code : '' }),
  };

/** Every line of a list with its row, or with what is wrong with it. `today` is the business day. */
export function rowsOf(kind: ListKind, lines: readonly Line[], today: string): ReadRow[] {
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const read = new LineReader(line);
    const made = readers[kind](read, today, index);
    const same = made === null ? null : keys[kind](made);
    const twice: { column: string; why: CellFault }[] =
      same !== null && seen.has(same.key) ? [{ column: same.column, why: 'twice' }] : [];
    if (same !== null) seen.add(same.key);
    const faults = [...read.faults, ...twice];
    const cells = Object.entries(line.cells).flatMap(([column, cell]): [string, string][] =>
      cell === undefined ? [] : [[column, cell.text.slice(0, 200)]],
    );
    return {
      line: line.line,
      cells: Object.fromEntries(cells),
      faults,
      row: faults.length === 0 ? made : null,
    };
  });
}
