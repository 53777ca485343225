// What still goes back to clients because a terminal took too much, each leading to its visit: on the manager's morning
// card and at the close. A case ends when its reversal shows in a report.
import type { RefundCase } from '#core/counter/payments/contract.ts';
import { deskQueries } from '../api/queries.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { Button } from '../ui/button.tsx';
import { DateText } from '../ui/date-text.tsx';
import { MoneyText } from '../ui/money-text.tsx';
import { Table } from '../ui/table.tsx';
import { useOpenAtCounter } from './visit-at-hand.ts';

/** The open cases, oldest first; undefined until they are known. */
export function useOpenRefunds(): readonly RefundCase[] | undefined {
  const { data } = useDeskQuery(deskQueries.dayClose.refundCases.queryOptions());
  return data?.filter(({ state }) => state === 'open');
}

export function RefundsTable({ cases }: { cases: readonly RefundCase[] }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  return (
    <Table
      caption={text('payments.refunds')}
      rows={cases}
      rowKey={({ paymentId }) => paymentId}
      columns={[
        {
          id: 'day',
          header: text('payments.refundDay'),
          isRowHeader: true,
          cell: ({ day }) => <DateText day={day} style="numeric" />,
        },
        { id: 'rrn', header: text('payments.rrn'), cell: ({ rrn }) => <Bdi>{rrn}</Bdi> },
        {
          id: 'card',
          header: text('payments.card'),
          cell: ({ cardMasked }) => <Bdi>{cardMasked ?? ''}</Bdi>,
        },
        {
          id: 'amount',
          header: text('payments.refundAmount'),
          isNumber: true,
          cell: ({ amount }) => <MoneyText rials={amount} />,
        },
      ]}
      act={({ visitId, visitNumber }) => (
        <Button isDense onPress={() => openAtCounter(visitId)}>
          {text('payments.refundVisit', { number: visitNumber })}
        </Button>
      )}
    />
  );
}
