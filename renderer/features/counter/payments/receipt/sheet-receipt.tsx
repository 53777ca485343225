// The receipt on a sheet of A5, and on the upper half of an A4: columns with one edge, the tracking number large, room for the stamp.
import { Fragment } from 'react';
import type { Receipt, ReceiptPaper } from '#core/counter/payments/contract.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { RateReferenceText } from '#renderer/frame/rate-reference.tsx';
import { VisitNumber } from '#renderer/frame/visit-number.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import {
  linesOf,
  PrintedAt,
  type ReceiptProps,
  SumInWords,
  saysAmount,
  speaksOfFiling,
  tariffOf,
} from './receipt-facts.tsx';
import styles from './sheet-receipt.module.css';

type SheetProps = ReceiptProps & { paper: Exclude<ReceiptPaper, 'receipt80'> };

export function SheetReceipt({ receipt, copy, code, paper, isPreview = false }: SheetProps) {
  const text = useText();
  const title = text(receipt.isReversal ? 'receipt.reversalTitle' : 'receipt.title');
  return (
    <article className={classNames(styles.sheet, paper === 'A4' && styles.half)} aria-label={title}>
      <Letterhead
        title={title}
        of={receipt}
        contact={receipt.contact}
        facts={[
          {
            name: text('receipt.visit'),
            value: <VisitNumber desk={receipt.deskNumber} number={receipt.visitNumber} />,
          },
          { name: text('receipt.day'), value: <DateText day={receipt.day} style="numeric" /> },
          { name: text('receipt.hour'), value: <TimeText at={receipt.at} /> },
          { name: text('receiptCheck.copy'), value: text('receipt.copyNumber', { copy }) },
        ]}
      />
      {receipt.isReversal ? <p className={styles.boxed}>{text('receipt.reversalWhat')}</p> : null}
      {copy > 1 ? <p className={styles.boxed}>{text('receipt.copy', { copy })}</p> : null}
      <dl className={styles.people}>
        <dt>{text('receipt.client')}</dt>
        <dd>
          <strong>{receipt.clientName}</strong>
        </dd>
        <dt>{text('receipt.identifier')}</dt>
        <dd>
          <Bdi>{receipt.identifierMasked}</Bdi>
        </dd>
        {receipt.others.map(({ name, identifierMasked }) => (
          <Fragment key={`${name}-${identifierMasked}`}>
            <dt>{text('receipt.other')}</dt>
            <dd>
              <strong>{name}</strong> <Bdi>{identifierMasked}</Bdi>
            </dd>
          </Fragment>
        ))}
        <dt>{text('receipt.clerk')}</dt>
        <dd>{receipt.servedBy}</dd>
      </dl>
      <Lines receipt={receipt} />
      <SumInWords receipt={receipt} />
      <div className={styles.proof}>
        <div>
          <Tracking receipt={receipt} />
          <Payments receipt={receipt} />
        </div>
        <QrImage digits={code} label={text('receipt.qr')} className={styles.qr} />
      </div>
      <div className={styles.end}>
        <div>
          <p>{text('receipt.qrWhat')}</p>
          <p>{tariffOf(receipt)}</p>
          {receipt.isSupervised ? <p>{text('receipt.supervised')}</p> : null}
          <p>
            <strong>{text('receipt.posOnly')}.</strong> {text('receipt.report127')}
          </p>
          <PrintedAt at={isPreview ? null : receipt.printedAt} />
        </div>
        <p className={styles.stamp}>{text('receipt.stamp')}</p>
      </div>
    </article>
  );
}

function Lines({ receipt }: { receipt: Receipt }) {
  const text = useText();
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th>{text('receipt.service')}</th>
          <th className={styles.count}>{text('receipt.count')}</th>
          <th className={styles.rials}>{text('receipt.rate')}</th>
          <th className={styles.rials}>{text('receipt.amountInRials')}</th>
        </tr>
      </thead>
      <tbody>
        {linesOf(receipt).map((line) => (
          <tr key={`${line.itemCode}-${String(line.line)}`}>
            <td>
              {line.title}
              {line.rate === null ? null : (
                <p className={styles.small}>
                  <RateReferenceText rate={line.rate} />
                </p>
              )}
              {line.reduction > 0 ? (
                <p className={styles.small}>
                  {text('receipt.reduction')} <MoneyText rials={line.reduction} withUnit={false} />
                </p>
              ) : null}
            </td>
            <td className={styles.count}>{text('receipt.copyNumber', { copy: line.chargedCount })}</td>
            <td className={styles.rials}>
              <MoneyText rials={line.unitAmount} withUnit={false} />
            </td>
            <td className={styles.rials}>
              <MoneyText rials={line.gross} withUnit={false} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {text('receipt.charged')}
          </th>
          <td className={styles.rials}>
            <MoneyText rials={receipt.account.charged} withUnit={false} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Tracking({ receipt }: { receipt: Receipt }) {
  const text = useText();
  if (!speaksOfFiling(receipt)) return null;
  return (
    <>
      <p className={styles.small}>{text('receipt.tracking')}</p>
      {receipt.trackingNumbers.map((number) => (
        <p key={number} className={styles.tracking}>
          <Bdi>{number}</Bdi>
        </p>
      ))}
      {receipt.isFilingOpen ? <p>{text('receipt.trackingWaiting')}</p> : null}
      {receipt.withdrawnNumbers.map((number) => (
        <p key={number}>{text('receipt.trackingVoid', { number })}</p>
      ))}
    </>
  );
}

function Payments({ receipt }: { receipt: Receipt }) {
  const text = useText();
  return receipt.account.payments.map((payment) => {
    const isReversed = payment.reversal !== null;
    const taker = receipt.takenBy[payment.paymentId] ?? '';
    return (
      <dl className={styles.payment} key={payment.paymentId}>
        <dt>{text(isReversed ? 'receipt.reversed' : 'receipt.paidByPos')}</dt>
        <dd>
          <Bdi>{payment.terminalId}</Bdi>{' '}
          {saysAmount(receipt, payment) ? <MoneyText rials={payment.amount} isStruck={isReversed} /> : null}
        </dd>
        <dt>{text('receipt.rrn')}</dt>
        <dd>
          <Bdi>{payment.rrn}</Bdi>
        </dd>
        {payment.cardMasked === null ? null : (
          <>
            <dt>{text('receipt.card')}</dt>
            <dd>
              <Bdi>{payment.cardMasked}</Bdi>
            </dd>
          </>
        )}
        {taker === '' ? null : (
          <>
            <dt>{text('receipt.takenBy')}</dt>
            <dd>{taker}</dd>
          </>
        )}
      </dl>
    );
  });
}
