// Records as rows: when, who, what, and of which visit.
import type { RecordRow } from '#core/oversight/records/contract.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table, type TableProps } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type RecordsTableProps = Pick<TableProps<RecordRow>, 'caption' | 'rows' | 'none'> & {
  /** Instants are shown with their day. */
  withDay?: boolean;
  /** Tells a visit's story; left out where it is told already. */
  onVisit?: (visitId: string) => void;
};

export function RecordsTable({ withDay = false, onVisit, ...table }: RecordsTableProps) {
  const text = useText();
  return (
    <Table
      {...table}
      rowKey={({ pos }) => String(pos)}
      columns={[
        { id: 'at', header: text('records.at'), cell: ({ at }) => <TimeText at={at} withDay={withDay} /> },
        {
          id: 'what',
          header: text('records.recorded'),
          isRowHeader: true,
          cell: ({ type, isSupervised, isQuarantined }) => (
            <>
              {text(typeLabel(type))}
              {isSupervised ? (
                <>
                  {' '}
                  <StatusLabel tone="waiting">{text('emergency.mark')}</StatusLabel>
                </>
              ) : null}
              {isQuarantined ? (
                <>
                  {' '}
                  <StatusLabel tone="bad">{text('records.quarantined')}</StatusLabel>
                </>
              ) : null}
            </>
          ),
        },
        {
          id: 'by',
          header: text('records.by'),
          cell: ({ personName }) => personName ?? text('records.byPc'),
        },
        { id: 'about', header: text('records.about'), cell: ({ aboutName }) => aboutName },
        {
          id: 'amount',
          header: text('records.amount'),
          isNumber: true,
          cell: ({ amount }) => (amount === null ? null : <MoneyText rials={amount} />),
        },
        {
          id: 'desk',
          header: text('records.desk'),
          isNumber: true,
          cell: ({ deskNumber }) =>
            deskNumber === null ? null : text('records.number', { count: deskNumber }),
        },
        { id: 'code', header: text('records.code'), cell: ({ code }) => <Bdi>{code}</Bdi> },
      ]}
      act={
        onVisit === undefined
          ? undefined
          : ({ visit }) =>
              visit === null ? null : (
                <Button isDense kind="quiet" onPress={() => onVisit(visit.visitId)}>
                  {text('records.toStory', { desk: visit.deskNumber, number: visit.number })}
                </Button>
              )
      }
    />
  );
}
