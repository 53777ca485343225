// The sides of what a day names, in rials: charged, recorded here or stated by the judiciary's system, and reported.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import styles from './day-close.module.css';

export function ExceptionAmounts({ exception: { kind, amounts } }: { exception: ExceptionView }) {
  const text = useText();
  const sides = [
    { name: text('dayClose.charged'), rials: amounts.charged },
    {
      name: text(kind === 'filing_fee_differs' ? 'dayClose.statedBySystem' : 'dayClose.recorded'),
      rials: amounts.recorded,
    },
    { name: text('dayClose.psp'), rials: amounts.psp },
  ];
  return (
    <dl className={styles.amounts}>
      {sides.map(({ name, rials }) =>
        rials === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <MoneyText rials={rials} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
