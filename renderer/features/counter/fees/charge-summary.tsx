// What a visit was charged, cancelled charges included. An unpaid charge can be taken back by a linked correction.

import { Replace, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ChargeView } from '#core/counter/fees/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { RateReferenceText } from '#renderer/frame/rate-reference.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { CancelChargeDialog } from './cancel-charge-dialog.tsx';
import { CancelCompletedChargeDialog } from './cancel-completed-charge-dialog.tsx';
import { ExchangeDialog } from './exchange-dialog.tsx';
import styles from './fees.module.css';

type ChargeSummaryProps = {
  visitId: string;
  /** `due`: rials that are still due; a charge whose POS part is more than that was paid, in part or whole. */
  account: { readonly charges: readonly ChargeView[]; readonly due: number };
  canCancel: boolean;
  /** Units for further persons that the parties of the visit come to and no charge has. */
  uncounted: number;
  /** A paid service is exchanged for the right one: on the day of the visit, while nothing of it is filed. */
  canExchange: boolean;
  /** The visit was completed: only the manager takes a charge back, or exchanges it for less. */
  isCompleted: boolean;
};

const posTotal = ({ lines }: ChargeView): number =>
  lines.reduce((sum, { channel, gross }) => (channel === 'office_pos' ? sum + gross : sum), 0);

function Service({ title, rate }: ChargeView['lines'][number]) {
  if (rate === null) return title;
  return (
    <>
      {title}{' '}
      <span className={styles.soft}>
        <RateReferenceText rate={rate} />
      </span>
    </>
  );
}

export function ChargeSummary({
  visitId,
  account,
  uncounted,
  canCancel,
  canExchange,
  isCompleted,
}: ChargeSummaryProps) {
  const { charges, due } = account;
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const mayCancel = canCancel || (isCompleted && isManager);
  const [cancelling, setCancelling] = useState<string | null>(null);
  const [exchanging, setExchanging] = useState<ChargeView | null>(null);
  const columns: readonly Column<ChargeView['lines'][number]>[] = [
    { id: 'title', header: text('fees.service'), isRowHeader: true, cell: (line) => <Service {...line} /> },
    {
      id: 'count',
      header: text('fees.count'),
      isNumber: true,
      cell: ({ count }) => text('fees.number', { count }),
    },
    {
      id: 'unit',
      header: text('fees.rate'),
      isNumber: true,
      cell: ({ unitAmount }) => <MoneyText rials={unitAmount} />,
    },
    {
      id: 'gross',
      header: text('fees.amount'),
      isNumber: true,
      cell: ({ gross }) => <MoneyText rials={gross} />,
    },
  ];
  return (
    <div className={styles.form}>
      {uncounted === 0 ? null : (
        <Notice tone="warn">{text('fees.uncountedCharged', { count: uncounted })}</Notice>
      )}
      {charges.map((charge) => (
        <div key={charge.chargeId} className={styles.charge}>
          <p className={styles.accountHead}>
            <span>
              {charge.tariffTitle} <TimeText at={charge.at} />
            </span>
            {charge.cancelled ? <StatusLabel tone="neutral">{text('fees.cancelled')}</StatusLabel> : null}
            {mayCancel && !charge.cancelled && posTotal(charge) <= due ? (
              <Button isDense kind="quiet" icon={Undo2} onPress={() => setCancelling(charge.chargeId)}>
                {text('fees.cancelCharge')}
              </Button>
            ) : null}
            {canExchange && !charge.cancelled && posTotal(charge) > due ? (
              <Button isDense kind="quiet" icon={Replace} onPress={() => setExchanging(charge)}>
                {text('payments.exchange')}
              </Button>
            ) : null}
          </p>
          <Table
            caption={text('fees.charged')}
            columns={columns}
            rows={charge.lines}
            rowKey={({ line }) => String(line)}
            isVoid={() => charge.cancelled}
            foot={
              <tr>
                <th scope="row" colSpan={3}>
                  {text('fees.total')}
                </th>
                <td className={styles.number}>
                  <MoneyText rials={charge.total} isStruck={charge.cancelled} />
                </td>
              </tr>
            }
          />
        </div>
      ))}
      {exchanging === null ? null : (
        <ExchangeDialog
          visitId={visitId}
          charge={exchanging}
          isCompleted={isCompleted}
          onClose={() => setExchanging(null)}
        />
      )}
      {cancelling === null ? null : isCompleted ? (
        <CancelCompletedChargeDialog chargeId={cancelling} onClose={() => setCancelling(null)} />
      ) : (
        <CancelChargeDialog chargeId={cancelling} onClose={() => setCancelling(null)} />
      )}
    </div>
  );
}
