// The payments of a visit. A void is a linked reversal: the payment stays, struck through, with its pair under it.
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PaymentView } from '#core/counter/payments/contract.ts';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { useUnsavedMark } from '#renderer/frame/saved-mark.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useRefundAsked } from './refund-asked.ts';
import { ReversalDialog } from './reversal-dialog.tsx';

type Row =
  | { kind: 'payment'; payment: PaymentView }
  | { kind: 'reversal'; payment: PaymentView; reversal: NonNullable<PaymentView['reversal']> };

const rowsOf = (payments: readonly PaymentView[]): Row[] =>
  payments.flatMap((payment): Row[] => [
    { kind: 'payment', payment },
    ...(payment.reversal === null
      ? []
      : [{ kind: 'reversal' as const, payment, reversal: payment.reversal }]),
  ]);

type PaymentListProps = { visit: VisitView; canReverse: boolean };

export function PaymentList({ visit, canReverse }: PaymentListProps) {
  const text = useText();
  const { visitId, deskNumber, number, clientName } = visit;
  const { payments } = visit.account;
  const [reversing, setReversing] = useState<PaymentView | null>(null);
  const markOf = useUnsavedMark();
  // The key is that of the latest payment that can be refunded.
  const refundable = canReverse ? payments.findLast(({ reversal }) => reversal === null) : undefined;
  useKeyCommand('refund', () => setReversing(refundable ?? null), {
    isEnabled: refundable !== undefined,
    isFirst: true,
  });
  const takeAsked = useRefundAsked((state) => state.take);
  useEffect(() => {
    if (refundable !== undefined && takeAsked(visitId)) setReversing(refundable);
  }, [refundable, takeAsked, visitId]);
  const columns: readonly Column<Row>[] = [
    {
      id: 'at',
      header: text('payments.at'),
      cell: (row) => {
        const act = row.kind === 'payment' ? row.payment : row.reversal;
        return (
          <>
            <TimeText at={act.at} />
            <p>{markOf(act)}</p>
          </>
        );
      },
    },
    {
      id: 'terminal',
      header: text('payments.terminal'),
      cell: ({ payment }) => <Bdi>{payment.terminalId}</Bdi>,
    },
    {
      id: 'rrn',
      header: text('payments.rrn'),
      isRowHeader: true,
      cell: ({ payment }) => <Bdi>{payment.rrn}</Bdi>,
    },
    { id: 'stan', header: text('payments.stan'), cell: ({ payment }) => <Bdi>{payment.stan ?? ''}</Bdi> },
    {
      id: 'card',
      header: text('payments.card'),
      cell: ({ payment }) => <Bdi>{payment.cardMasked ?? ''}</Bdi>,
    },
    {
      id: 'amount',
      header: text('payments.amount'),
      isNumber: true,
      cell: (row) => (
        <>
          <MoneyText rials={row.kind === 'payment' ? row.payment.amount : -row.payment.amount} />
          {row.kind === 'payment' && row.payment.over > 0 ? (
            <p>
              {text('payments.over')} <MoneyText rials={row.payment.over} />
            </p>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <>
      <Table
        caption={text('payments.recorded')}
        columns={columns}
        act={(row) =>
          row.kind === 'reversal' ? (
            <StatusLabel tone="neutral">
              {text('payments.reversedFor', { reason: text(`payments.reason.${row.reversal.reasonCode}`) })}
            </StatusLabel>
          ) : row.payment.reversal === null && canReverse ? (
            <Button
              isDense
              kind="quiet"
              icon={Undo2}
              onPress={() => setReversing(row.payment)}
              {...(row.payment === refundable ? { keyHint: keyBindings.refund.hint } : {})}
            >
              {text('payments.reverse')}
            </Button>
          ) : null
        }
        rows={rowsOf(payments)}
        rowKey={(row) => (row.kind === 'payment' ? row.payment.paymentId : row.reversal.reversalId)}
        isVoid={(row) => row.kind === 'payment' && row.payment.reversal !== null}
      />
      {reversing === null ? null : (
        <ReversalDialog
          payment={reversing}
          of={text('visits.numbered', { desk: deskNumber, number, name: clientName })}
          onClose={() => setReversing(null)}
        />
      )}
    </>
  );
}
