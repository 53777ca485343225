// A table of figures with their sums at its foot.
import { useText } from '#renderer/i18n/use-text.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import styles from './day-sheet.module.css';

export const sumOf = <Row,>(rows: readonly Row[], amount: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + amount(row), 0);

/** A column of words, or of numbers that are summed up at the foot. */
type FigureColumn<Row> =
  | (Column<Row> & { of?: never })
  | { id: string; header: string; of: (row: Row) => number; isRials?: boolean; hasNoSum?: boolean };

type FigureTableProps<Row> = {
  caption: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly FigureColumn<Row>[];
  hasNoFoot?: boolean;
};

export function FigureTable<Row>({
  caption,
  rows,
  rowKey,
  columns,
  hasNoFoot = false,
}: FigureTableProps<Row>) {
  const text = useText();
  const shown = (value: number, isRials: boolean | undefined) =>
    isRials === true ? (
      <MoneyText rials={value} withUnit={false} />
    ) : (
      text('dayClose.number', { number: value })
    );
  return (
    <Table<Row>
      caption={caption}
      rows={rows}
      rowKey={rowKey}
      columns={columns.map((column) =>
        column.of === undefined
          ? column
          : {
              id: column.id,
              header: column.header,
              isNumber: true,
              cell: (row: Row) => shown(column.of(row), column.isRials),
            },
      )}
      foot={
        hasNoFoot ? undefined : (
          <tr>
            {columns.map((column, place) =>
              column.of === undefined ? (
                <th key={column.id} scope="row">
                  {place === 0 ? text('dayClose.sheet.sum') : null}
                </th>
              ) : (
                <td key={column.id} className={styles.number}>
                  {column.hasNoSum === true ? null : shown(sumOf(rows, column.of), column.isRials)}
                </td>
              ),
            )}
          </tr>
        )
      }
    />
  );
}
