// What a visit was charged, cancelled charges included. An unpaid charge can be taken back by a linked correction.
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ChargeView } from '#core/fees/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { CancelChargeDialog } from './cancel-charge-dialog.tsx';
import styles from './fees.module.css';

type ChargeSummaryProps = { charges: readonly ChargeView[]; canCancel: boolean };

export function ChargeSummary({ charges, canCancel }: ChargeSummaryProps) {
  const text = useText();
  const [cancelling, setCancelling] = useState<string | null>(null);
  const columns: readonly Column<ChargeView['lines'][number]>[] = [
    { id: 'title', header: text('fees.service'), isRowHeader: true, cell: ({ title }) => title },
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
      {charges.map((charge) => (
        <div key={charge.chargeId} className={styles.charge}>
          <p className={styles.accountHead}>
            <span>
              {charge.tariffTitle} <TimeText at={charge.at} />
            </span>
            {charge.cancelled ? <StatusWord tone="neutral">{text('fees.cancelled')}</StatusWord> : null}
            {canCancel && !charge.cancelled ? (
              <Button isDense kind="quiet" icon={Undo2} onPress={() => setCancelling(charge.chargeId)}>
                {text('fees.cancelCharge')}
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
      {cancelling === null ? null : (
        <CancelChargeDialog chargeId={cancelling} onClose={() => setCancelling(null)} />
      )}
    </div>
  );
}
