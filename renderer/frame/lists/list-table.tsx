// The rows of a list as the file has them, each with what is wrong in it or what became of it.
import {
  type ListColumn,
  type ListKind,
  listColumns,
  type ReadList,
  type ReadRow,
} from '#core/app/first-run/lists/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';

/** What became of a row, by its line: recorded, or refused. */
export type Outcomes = ReadonlyMap<number, Problem | null>;

/** The columns that the list needs and the file does not have, and those of the file that mean nothing here. */
export function MissingColumns({ list }: { list: ReadList }) {
  const text = useText();
  const between = text('lists.comma');
  return (
    <Notice tone="bad" title={text('lists.missing')}>
      <p>{list.missing.map((column) => text(`lists.column.${column as ListColumn}`)).join(between)}</p>
      {list.unread.length === 0 ? null : <p>{text('lists.unread', { names: list.unread.join(between) })}</p>}
    </Notice>
  );
}

type ListTableProps = { kind: ListKind; list: ReadList; outcomes: Outcomes };

export function ListTable({ kind, list: { rows, unread }, outcomes }: ListTableProps) {
  const text = useText();
  const known: readonly ListColumn[] = listColumns[kind];
  const columns = known.filter((column) => rows.some(({ cells }) => (cells[column] ?? '') !== ''));
  const sound = rows.filter(({ row }) => row !== null).length;
  return (
    <>
      <p>{text('lists.read', { count: rows.length, sound })}</p>
      {unread.length === 0 ? null : (
        <p>{text('lists.unread', { names: unread.join(text('lists.comma')) })}</p>
      )}
      <Table
        caption={text('lists.rows')}
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            id: 'line',
            header: text('lists.line'),
            isNumber: true,
            cell: ({ line }) => text('lists.number', { line }),
          },
          {
            id: 'state',
            header: text('lists.state'),
            cell: (row) => <RowState row={row} outcome={outcomes.get(row.line)} />,
          },
          ...columns.map((column, index) => ({
            id: column,
            header: text(`lists.column.${column}`),
            isRowHeader: index === 0,
            cell: ({ cells }: ReadRow) => <bdi>{cells[column] ?? ''}</bdi>,
          })),
        ]}
      />
    </>
  );
}

function RowState({ row, outcome }: { row: ReadRow; outcome: ReturnType<Outcomes['get']> }) {
  const text = useText();
  const problemText = useProblemText();
  if (outcome === null) return <StatusLabel tone="good">{text('lists.recorded')}</StatusLabel>;
  if (outcome !== undefined) return <StatusLabel tone="bad">{problemText(outcome)}</StatusLabel>;
  if (row.row !== null) return <StatusLabel tone="neutral">{text('lists.sound')}</StatusLabel>;
  const faults = row.faults.map(({ column, why }) =>
    text(`lists.fault.${why}`, { column: text(`lists.column.${column as ListColumn}`) }),
  );
  return <StatusLabel tone="bad">{faults.join(text('lists.comma'))}</StatusLabel>;
}
