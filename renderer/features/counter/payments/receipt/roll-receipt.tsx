// The receipt on a roll 80 mm wide, cut where it ends; the preview on the screen is the same.
import type { Receipt } from '#core/counter/payments/contract.ts';
import { OfficeContact } from '#renderer/frame/print/letterhead.tsx';
import { SlipHead } from '#renderer/frame/print/slip-head.tsx';
import { RateReferenceText } from '#renderer/frame/rate-reference.tsx';
import { VisitNumber } from '#renderer/frame/visit-number.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './receipt.module.css';
import {
  linesOf,
  PrintedAt,
  type ReceiptLine,
  type ReceiptProps,
  SumInWords,
  saysAmount,
  speaksOfFiling,
  tariffOf,
} from './receipt-facts.tsx';

export function RollReceipt({ receipt, copy, code, isPreview = false }: ReceiptProps) {
  const text = useText();
  const { account } = receipt;
  const title = text(receipt.isReversal ? 'receipt.reversalTitle' : 'receipt.title');
  return (
    <article className={styles.receipt} aria-label={title}>
      <SlipHead
        officeName={receipt.officeName}
        title={title}
        isSample={receipt.demo}
        boxes={[
          ...(receipt.isReversal ? [text('receipt.reversalWhat')] : []),
          ...(copy > 1 ? [text('receipt.copy', { copy })] : []),
        ]}
        isPreview={isPreview}
      >
        <p className={styles.small}>
          {text('receipt.officeCode')} <Bdi>{receipt.officeCode}</Bdi>
        </p>
        <OfficeContact contact={receipt.contact} className={styles.small} />
      </SlipHead>
      <dl className={styles.facts}>
        <Fact name={text('receipt.visit')}>
          <VisitNumber desk={receipt.deskNumber} number={receipt.visitNumber} />
        </Fact>
        <Fact name={text('receipt.day')}>
          <DateText day={receipt.day} style="numeric" /> <TimeText at={receipt.at} />
        </Fact>
        <Fact name={text('receipt.client')}>
          {receipt.clientName} <Bdi>{receipt.identifierMasked}</Bdi>
        </Fact>
        {receipt.others.map(({ name, identifierMasked }) => (
          <Fact key={`${name}-${identifierMasked}`} name={text('receipt.other')}>
            {name} <Bdi>{identifierMasked}</Bdi>
          </Fact>
        ))}
        <Fact name={text('receipt.clerk')}>{receipt.servedBy}</Fact>
      </dl>
      <ul className={styles.lines}>
        {linesOf(receipt).map((line) => (
          <Line key={`${line.itemCode}-${String(line.line)}`} line={line} />
        ))}
      </ul>
      <p className={styles.total}>
        <span>{text('receipt.sumInRials')}</span>
        <Amount rials={account.charged} />
      </p>
      <SumInWords receipt={receipt} className={styles.words} />
      <Payments receipt={receipt} />
      <Tracking receipt={receipt} />
      <footer className={styles.foot}>
        <QrImage digits={code} label={text('receipt.qr')} className={styles.qr} />
        <p>{text('receipt.qrWhat')}</p>
        <p>{tariffOf(receipt)}</p>
        {receipt.isSupervised ? <p>{text('receipt.supervised')}</p> : null}
        <p>
          <strong>{text('receipt.posOnly')}.</strong> {text('receipt.report127')}
        </p>
        <PrintedAt at={isPreview ? null : receipt.printedAt} />
      </footer>
    </article>
  );
}

function Line({ line }: { line: ReceiptLine }) {
  const text = useText();
  return (
    <li>
      <p className={styles.row}>
        <span>{line.title}</span>
        <Amount rials={line.gross} />
      </p>
      {line.chargedCount === 1 ? null : (
        <p className={styles.small}>
          {text('receipt.times', { count: line.chargedCount })}{' '}
          <MoneyText rials={line.unitAmount} withUnit={false} />
        </p>
      )}
      {line.rate === null ? null : (
        <p className={styles.small}>
          <RateReferenceText rate={line.rate} />
        </p>
      )}
      {line.reduction > 0 ? (
        <p className={`${styles.row} ${styles.small}`}>
          <span>{text('receipt.reduction')}</span>
          <Amount rials={-line.reduction} />
        </p>
      ) : null}
    </li>
  );
}

/** One edge for all amounts: their units stand under each other. */
function Amount({ rials }: { rials: number }) {
  return (
    <span className={styles.amount}>
      <MoneyText rials={rials} withUnit={false} />
    </span>
  );
}

function Payments({ receipt }: { receipt: Receipt }) {
  const text = useText();
  return (
    <ul className={styles.lines}>
      {receipt.account.payments.map((payment) => (
        <li key={payment.paymentId}>
          <p className={styles.row}>
            <span>{text(payment.reversal === null ? 'receipt.paidByPos' : 'receipt.reversed')}</span>
            {saysAmount(receipt, payment) ? (
              <MoneyText rials={payment.amount} isStruck={payment.reversal !== null} />
            ) : null}
          </p>
          <dl>
            <Fact name={text('receipt.terminal')}>
              <Bdi>{payment.terminalId}</Bdi>
            </Fact>
            <Fact name={text('receipt.rrn')}>
              <Bdi>{payment.rrn}</Bdi>
            </Fact>
            {payment.cardMasked === null ? null : (
              <Fact name={text('receipt.card')}>
                <Bdi>{payment.cardMasked}</Bdi>
              </Fact>
            )}
            {(receipt.takenBy[payment.paymentId] ?? '') === '' ? null : (
              <Fact name={text('receipt.takenBy')}>{receipt.takenBy[payment.paymentId] ?? ''}</Fact>
            )}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Tracking({ receipt }: { receipt: Receipt }) {
  const text = useText();
  if (!speaksOfFiling(receipt)) return null;
  return (
    <div className={styles.tracking}>
      <p className={styles.small}>{text('receipt.tracking')}</p>
      {receipt.trackingNumbers.map((number) => (
        <p key={number} className={styles.number}>
          <Bdi>{number}</Bdi>
        </p>
      ))}
      {receipt.isFilingOpen ? <p>{text('receipt.trackingWaiting')}</p> : null}
      {receipt.withdrawnNumbers.map((number) => (
        <p key={number}>{text('receipt.trackingVoid', { number })}</p>
      ))}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
