// A table of a report: each number leads to its rows, each row has its share, its days and its change.
import { isByWeek } from '#core/foundation/reporting/charts/bars.ts';
import type {
  ReportColumn,
  ReportFilter,
  ReportRow,
  ReportTable as Told,
} from '#core/oversight/reports/contract.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ShareBar, Spark } from '#renderer/ui/charts/charts.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { GroupName, groupText } from './group-label.tsx';
import styles from './report.module.css';
import { Change, ValueText, valueText } from './value-text.tsx';

type ReportTableProps = {
  caption: string;
  table: Told;
  against: 'before' | 'lastYear';
  /** Whether the share of each row and its days are drawn. */
  isDrawn?: boolean;
  onRows: (column: ReportColumn, filters: readonly ReportFilter[]) => void;
};

/** What a share can be of: sums, not means. */
const shared: ReadonlySet<ReportColumn> = new Set([
  'paid',
  'visits',
  'charged',
  'returned',
  'returns',
  'refused',
  'complaints',
  'differences',
  'reduction',
]);

export function ReportTable({ caption, table, against, isDrawn = false, onRows }: ReportTableProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { groupBy, columns, rows, total } = table;
  const nameOf = (row: ReportRow) => groupText(text, language, groupBy, row);
  const [first] = columns;
  const isCompared = rows.some((row) => row[against] !== null);
  const drawn = useDrawnColumns(table, isDrawn);
  const changes: Column<ReportRow>[] =
    !isCompared || first === undefined
      ? []
      : [
          {
            id: 'change',
            header: text(against === 'before' ? 'reports.toBefore' : 'reports.toLastYear'),
            isNumber: true,
            cell: (row) => <Change column={first} now={row.now[0] ?? null} before={row[against]?.[0]} />,
          },
        ];
  return (
    <div className={styles.table}>
      <Table
        caption={caption}
        rows={rows}
        rowKey={({ key }) => key}
        none={{ title: text('reports.nothing'), why: text('reports.nothingWhy') }}
        columns={[
          {
            id: 'group',
            header: text(`reports.group.${groupBy}`),
            isRowHeader: true,
            cell: (row) => (
              <span className={styles.name} title={nameOf(row)}>
                <GroupName grouping={groupBy} shown={nameOf(row)} />
              </span>
            ),
          },
          ...columns.map(
            (column, place): Column<ReportRow> => ({
              id: column,
              header: text(`reports.column.${column}`),
              isNumber: true,
              cell: (row) => (
                <NumberCell
                  column={column}
                  value={row.now[place] ?? null}
                  about={nameOf(row)}
                  onPress={() => onRows(column, [{ by: groupBy, value: row.key }])}
                />
              ),
            }),
          ),
          ...drawn,
          ...changes,
        ]}
        foot={
          <tr>
            <th scope="row">{text('reports.total')}</th>
            {columns.map((column, place) => (
              <td key={column} className={styles.number}>
                <NumberCell
                  column={column}
                  value={total.now[place] ?? null}
                  about={text('reports.total')}
                  onPress={() => onRows(column, [])}
                />
              </td>
            ))}
            {drawn.map(({ id }) => (
              <td key={id} />
            ))}
            {changes.length === 0 || first === undefined ? null : (
              <td className={styles.number}>
                <Change column={first} now={total.now[0] ?? null} before={total[against]?.[0]} />
              </td>
            )}
          </tr>
        }
      />
    </div>
  );
}

/** What is drawn beside the numbers: the share of each row, and its days. */
function useDrawnColumns({ columns: [first], rows, total }: Told, isDrawn: boolean): Column<ReportRow>[] {
  const text = useText();
  if (!isDrawn) return [];
  const whole = first === undefined || !shared.has(first) ? 0 : (total.now[0] ?? 0);
  return [
    ...(whole > 0
      ? [
          {
            id: 'share',
            header: text('reports.share'),
            cell: ({ now }: ReportRow) => <ShareBar share={(now[0] ?? 0) / whole} />,
          },
        ]
      : []),
    ...(rows.some(({ series }) => series !== null)
      ? [
          {
            id: 'series',
            header: text(
              rows.some(({ series }) => isByWeek(series ?? [])) ? 'reports.byWeek' : 'reports.byDay',
            ),
            cell: ({ series }: ReportRow) => (series === null ? null : <Spark values={series} />),
          },
        ]
      : []),
  ];
}

type NumberCellProps = { column: ReportColumn; value: number | null; about: string; onPress: () => void };

/** A number that opens its rows; nought and nothing have none. */
function NumberCell({ column, value, about, onPress }: NumberCellProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  if (value === null || value === 0) return <ValueText column={column} value={value} />;
  const names = { about, column: text(`reports.column.${column}`) };
  return (
    <button
      type="button"
      className={styles.open}
      onClick={onPress}
      aria-label={text('reports.openRows', { ...names, value: valueText(text, language, column, value) })}
    >
      <ValueText column={column} value={value} />
    </button>
  );
}
