// The receipt: one template for preview, printer and PDF, on a roll and on sheets. Pure: it shows what core put together.

import type { Receipt } from '#core/counter/payments/contract.ts';
import { amountInWords } from '#core/foundation/money/in-words.ts';
import { RateReferenceText } from '#renderer/frame/rate-reference.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

import styles from './receipt.module.css';

type ReceiptPaperProps = {
  receipt: Receipt;
  /** The number of this print, from 1; later ones say so. */
  copy: number;
  /** What the QR holds: the signed digits of this print. */
  code: string;
  /** On a screen, whose own heading it is not. */
  isPreview?: boolean;
};

export function ReceiptPaper({ receipt, copy, code, isPreview = false }: ReceiptPaperProps) {
  const text = useText();
  const { account } = receipt;
  const title = text(receipt.isReversal ? 'receipt.reversalTitle' : 'receipt.title');
  const Title = isPreview ? 'p' : 'h1';
  const lines = account.charges.filter(({ cancelled }) => !cancelled).flatMap((charge) => charge.lines);
  return (
    <article className={styles.receipt} aria-label={title}>
      <header className={styles.head}>
        <p className={styles.office}>{receipt.officeName}</p>
        <p>
          {text('receipt.officeCode')} <Bdi>{receipt.officeCode}</Bdi>
        </p>
        <Title className={styles.title}>{title}</Title>
        {receipt.isReversal ? <p className={styles.copy}>{text('receipt.reversalWhat')}</p> : null}
        {copy > 1 ? <p className={styles.copy}>{text('receipt.copy', { copy })}</p> : null}
        {receipt.demo ? <p className={styles.copy}>{text('receipt.demo')}</p> : null}
      </header>
      <dl className={styles.facts}>
        <Fact name={text('receipt.visit')}>
          {text('receipt.visitOfDesk', { number: receipt.visitNumber, desk: receipt.deskNumber })}
        </Fact>
        <Fact name={text('receipt.day')}>
          <DateText day={receipt.day} style="numeric" /> <TimeText at={receipt.at} />
        </Fact>
        <Fact name={text('receipt.client')}>{receipt.clientName}</Fact>
        <Fact name={text('receipt.identifier')}>
          <Bdi>{receipt.identifierMasked}</Bdi>
        </Fact>
        <Fact name={text('receipt.clerk')}>{receipt.clerkName}</Fact>
      </dl>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={`${line.itemCode}-${String(line.line)}`}>
            <p>{line.title}</p>
            <p className={styles.row}>
              <span>
                {text('receipt.times', { count: line.chargedCount })}{' '}
                <MoneyText rials={line.unitAmount} withUnit={false} />
              </span>
              <MoneyText rials={line.gross} />
            </p>
            {line.rate === null ? null : (
              <p className={styles.small}>
                <RateReferenceText rate={line.rate} />
              </p>
            )}
            {line.reduction > 0 ? (
              <p className={styles.row}>
                <span>{text('receipt.reduction')}</span>
                <MoneyText rials={-line.reduction} />
              </p>
            ) : null}
            {line.vat > 0 ? (
              <p className={styles.row}>
                <span>{text('receipt.vat')}</span>
                <MoneyText rials={line.vat} />
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <p className={styles.total}>
        <span>{text('receipt.charged')}</span>
        <MoneyText rials={account.charged} />
      </p>
      <p className={styles.words} lang="fa" dir="rtl">
        {text('receipt.inWords', { words: amountInWords(account.charged) })}
      </p>
      <Payments receipt={receipt} />
      <footer className={styles.foot}>
        <QrImage digits={code} label={text('receipt.qr')} className={styles.qr} />
        <p>{text('receipt.qrWhat')}</p>
        <p>{account.charges[account.charges.length - 1]?.tariffTitle}</p>
        {receipt.tariffEnteredByOffice ? <p>{text('receipt.enteredByOffice')}</p> : null}
        {receipt.tariffConfirmedByNobodyElse ? <p>{text('receipt.confirmedByNobodyElse')}</p> : null}
        {receipt.terminalConfirmedByNobodyElse ? <p>{text('receipt.terminalByNobodyElse')}</p> : null}
        {receipt.isSupervised ? <p>{text('receipt.supervised')}</p> : null}
        <p className={styles.posOnly}>{text('receipt.posOnly')}</p>
        <p>{text('receipt.report127')}</p>
      </footer>
    </article>
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
            <MoneyText rials={payment.amount} isStruck={payment.reversal !== null} />
          </p>
          <p className={styles.small}>
            {text('receipt.rrn')} <Bdi>{payment.rrn}</Bdi>
          </p>
          <p className={styles.small}>
            {text('receipt.terminal')} <Bdi>{payment.terminalId}</Bdi> · {text('receipt.card')}{' '}
            <Bdi>{payment.cardMasked}</Bdi>
          </p>
          {(receipt.takenBy[payment.paymentId] ?? '') === '' ? null : (
            <p className={styles.small}>
              {text('receipt.takenBy', { name: receipt.takenBy[payment.paymentId] ?? '' })}
            </p>
          )}
        </li>
      ))}
    </ul>
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
