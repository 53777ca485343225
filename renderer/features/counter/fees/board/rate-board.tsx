// The rate board on the wall, from the version in force and from nothing else (D4): on A3 in two columns that are read from three metres,
// on A4 in one; with the version and its code, so that a look tells whether the wall shows what is charged.
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import type { Tariff, TariffItem } from '../fee-lines.ts';
import styles from './rate-board.module.css';

type RateBoardProps = {
  tariff: Tariff;
  /** Eight digits of what stands on it, by which a look at the wall tells which board hangs. */
  code: string;
  officeName: string;
  officeCode: string;
  /** On a large sheet the rates stand in two columns. */
  isLarge: boolean;
};

/** The version's own number, digits: what the code on the board holds. */
export const versionCode = (tariffId: string): string => `1271${BigInt(`0x${tariffId.replaceAll('-', '')}`)}`;

/** The items in columns of the same length, in their order. */
export function columnsOf<Item>(items: readonly Item[], columns: number): Item[][] {
  const length = Math.ceil(items.length / columns);
  return Array.from({ length: columns }, (_, column) => items.slice(column * length, (column + 1) * length));
}

export function RateBoard({ tariff, code, officeName, officeCode, isLarge }: RateBoardProps) {
  const text = useText();
  return (
    <article
      className={classNames(styles.board, isLarge && styles.large)}
      aria-label={text('fees.board.title')}
    >
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{text('fees.board.title')}</h1>
          <p>
            {officeName} <Bdi>{officeCode}</Bdi>
          </p>
        </div>
        <div className={styles.version}>
          <p className={styles.strong}>{text('fees.board.inRials')}</p>
          <p>
            {tariff.title} {text('fees.since')} <DateText day={tariff.effectiveFrom} style="numeric" />
          </p>
          <p>
            {text('fees.board.boardCode')} <Bdi>{code}</Bdi>
          </p>
        </div>
        <QrImage
          digits={versionCode(tariff.tariffId)}
          label={text('fees.board.code')}
          className={styles.qr}
        />
      </header>
      <div className={styles.columns}>
        {columnsOf(tariff.items, isLarge ? 2 : 1).map((items) => (
          <Rates key={items[0]?.code ?? ''} items={items} />
        ))}
      </div>
      <footer className={styles.foot}>
        <div>
          <p className={styles.loud}>{text('receipt.posOnly')}</p>
          <p>{text('fees.board.posOnly')}</p>
        </div>
        <div>
          <p className={styles.loud}>{text('fees.board.line127')}</p>
          <p>{text('fees.board.report127')}</p>
        </div>
        <div>
          <p className={styles.loud}>{text('fees.board.line129')}</p>
          <p>{text('fees.board.advice129')}</p>
        </div>
      </footer>
    </article>
  );
}

function Rates({ items }: { items: readonly TariffItem[] }) {
  const text = useText();
  return (
    <table className={styles.rates}>
      <thead className="visually-hidden">
        <tr>
          <th>{text('fees.service')}</th>
          <th>{text('fees.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ code, title, unit, rate }) => (
          <tr key={code}>
            <th scope="row">
              {unit === 'each'
                ? title
                : text('fees.board.perUnit', { title, unit: text(`fees.unit.${unit}`) })}
            </th>
            <td className={rate === null ? styles.elsewhere : undefined}>
              {rate === null ? text('fees.board.noRate') : <MoneyText rials={rate} withUnit={false} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
