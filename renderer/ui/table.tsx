// A dense table: 36 px rows, tabular digits, a caption for screen readers. Plain HTML, so a thousand rows stay fast.
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { useScrollStop } from './scroll-stop.ts';
import styles from './table.module.css';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The units of numbers stand under each other. */
  isNumber?: boolean;
  /** A day, a name, a state: it stands on one line, and what has many words makes place for it. */
  isShort?: boolean;
  /** The cell that names the row. */
  isRowHeader?: boolean;
  /** What can be done with the row stays in view when the table is wider than its place. */
  isAct?: boolean;
};

export type TableProps<Row> = {
  caption: string;
  /** Whether the caption is shown or only read out. */
  isCaptionShown?: boolean;
  columns: readonly Column<Row>[];
  /** What can be done with a row: the last column, which stays in view when the table is wider than its place. */
  act?: ((row: Row) => ReactNode) | undefined;
  /** Undefined until they were read. */
  rows: readonly Row[] | undefined;
  /** What stands in place of the table when there are no rows. */
  none?: EmptyStateProps;
  rowKey: (row: Row) => string;
  /** The row at work. */
  isCurrent?: (row: Row) => boolean;
  /** A row that no longer counts (reversed, void) is shown struck through. */
  isVoid?: (row: Row) => boolean;
  foot?: ReactNode;
  /**
   * Very many short columns: heads wrap and the name of the row stays in view; where there is no place for all of them
   * each row folds into its name and its values, each with the head of its column.
   */
  isFolding?: boolean;
};

const classOf = ({ isNumber, isShort, isAct }: Pick<Column<never>, 'isNumber' | 'isShort' | 'isAct'>) =>
  classNames(isNumber && styles.number, isShort && styles.short, isAct && styles.act);

/** The rows are on their way: grey bars, and after a moment the word. Where the screen says why they did not come, nothing of it. */
function Reading({ what, columns }: { what: string; columns: number }) {
  const text = useText();
  return (
    <tr className={styles.reading}>
      <td colSpan={columns}>
        {text('ui.table.reading', { what })}
        <span className={styles.bar} aria-hidden="true" />
        <span className={styles.bar} aria-hidden="true" />
      </td>
    </tr>
  );
}

export function Table<Row>({
  caption,
  isCaptionShown = false,
  columns: shown,
  act,
  rows,
  none,
  rowKey,
  isCurrent,
  isVoid,
  foot,
  isFolding = false,
}: TableProps<Row>) {
  const text = useText();
  const scrollStop = useScrollStop(caption);
  const columns =
    act === undefined
      ? shown
      : [...shown, { id: 'act', header: text('ui.table.act'), isAct: true, cell: act } satisfies Column<Row>];
  if (none !== undefined && rows?.length === 0) return <EmptyState {...none} />;
  return (
    <div
      {...scrollStop}
      data-frame=""
      aria-busy={rows === undefined || undefined}
      className={classNames(styles.frame, isFolding && styles.foldingFrame)}
    >
      <table className={classNames(styles.table, isFolding && styles.folding)}>
        <caption className={isCaptionShown ? styles.caption : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined ? <Reading what={caption} columns={columns.length} /> : null}
          {rows?.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={isCurrent?.(row) === true ? 'true' : undefined}
              className={classNames(
                isVoid?.(row) === true && styles.void,
                isCurrent?.(row) === true && styles.current,
              )}
            >
              {columns.map((column) => {
                const className = classOf(column);
                return column.isRowHeader ? (
                  <th key={column.id} scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={className} data-head={isFolding ? column.header : undefined}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}
