// The way back of a payment from any screen, by its key and by the palette, which lists it: a visit of today that was paid is chosen, and the
// counter opens its refund. Where the visit at hand has a payment that can go back, the key is that payment's.
import { useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useToday } from '#renderer/frame/use-office.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { useRefundAsked } from './refund-asked.ts';

export function RefundAnywhere() {
  const today = useToday();
  const [isOpen, setIsOpen] = useState(false);
  useKeyCommand('refund', () => setIsOpen(true));
  return isOpen && today !== null ? <PaidToday day={today} onClose={() => setIsOpen(false)} /> : null;
}

function PaidToday({ day, onClose }: { day: string; onClose: () => void }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const ask = useRefundAsked((state) => state.ask);
  const { data: rows, problem } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day }));
  const paid = rows?.filter((row) => row.paid > 0).toSorted((one, other) => (one.at < other.at ? 1 : -1));
  const newest = paid?.[0]?.visitId;
  const take = (visitId: string) => {
    onClose();
    ask(visitId);
    openAtCounter(visitId);
  };
  return (
    <Dialog title={text('payments.refundWhich')} isOpen onClose={onClose} isWide>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('payments.refundWhich')}
        rows={paid}
        none={{ title: text('payments.nothingPaid'), why: text('payments.nothingPaidWhy') }}
        rowKey={({ visitId }) => visitId}
        columns={[
          {
            id: 'visit',
            header: text('payments.refundOf'),
            isRowHeader: true,
            cell: ({ deskNumber, number, clientName, others }) =>
              text('visits.numberedJoint', { desk: deskNumber, number, name: clientName, others }),
          },
          {
            id: 'paid',
            header: text('payments.amount'),
            isNumber: true,
            cell: (row) => <MoneyText rials={row.paid} />,
          },
        ]}
        act={({ visitId, clientName }) => (
          <Button
            isDense
            autoFocus={visitId === newest}
            onPress={() => take(visitId)}
            aria-label={text('payments.refundName', { name: clientName })}
          >
            {text('payments.reverse')}
          </Button>
        )}
      />
    </Dialog>
  );
}
