// The rate board on the wall, from the version in force and from nothing else (D4): large, with the version and its code,
// so that a look tells whether the wall shows what is charged.

import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import type { Tariff } from '../fee-lines.ts';
import styles from './rate-board.module.css';

type RateBoardProps = {
  tariff: Tariff;
  /** Eight digits of what stands on it, by which a look at the wall tells which board hangs. */
  code: string;
  officeName: string;
  isDemo: boolean;
};

/** The version's own number, digits: what the code on the board holds. */
export const versionCode = (tariffId: string): string => `1271${BigInt(`0x${tariffId.replaceAll('-', '')}`)}`;

export function RateBoard({ tariff, code, officeName, isDemo }: RateBoardProps) {
  const text = useText();
  return (
    <article className={styles.board} aria-label={text('fees.board.title')}>
      <header className={styles.head}>
        <div>
          <p>{officeName}</p>
          <h1 className={styles.title}>{text('fees.board.title')}</h1>
          <p className={styles.version}>
            {tariff.title} {text('fees.since')} <DateText day={tariff.effectiveFrom} style="numeric" />
          </p>
          <p className={styles.version}>
            {text('fees.board.boardCode')} <Bdi>{code}</Bdi>
          </p>
          {isDemo ? <p className={styles.version}>{text('receipt.demo')}</p> : null}
        </div>
        <QrImage
          digits={versionCode(tariff.tariffId)}
          label={text('fees.board.code')}
          className={styles.qr}
        />
      </header>
      <table className={styles.rates}>
        <thead>
          <tr>
            <th>{text('fees.service')}</th>
            <th>{text('fees.board.unit')}</th>
            <th>{text('fees.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {tariff.items.map(({ code, title, unit, rate }) => (
            <tr key={code}>
              <th scope="row">{title}</th>
              <td>{text(`fees.unit.${unit}`)}</td>
              <td>{rate === null ? text('fees.board.noRate') : <MoneyText rials={rate} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        {tariff.enteredByOffice ? <p>{text('receipt.enteredByOffice')}</p> : null}
        {tariff.confirmedByNobodyElse ? <p>{text('receipt.confirmedByNobodyElse')}</p> : null}
        <p>{text('receipt.posOnly')}</p>
        <p>{text('receipt.report127')}</p>
      </footer>
    </article>
  );
}
