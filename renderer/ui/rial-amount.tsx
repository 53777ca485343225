// The amount of a screen, large and read-only, with the account of how it came about underneath. Clerks enter
// counts, never amounts (D4), so there is no editable form of this component.
import type { ReactNode } from 'react';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './rial-amount.module.css';

type RialAmountProps = {
  label: string;
  /** Integer rials. */
  rials: number;
  /** How it was made: counts, included units, tariff version. */
  explanation?: ReactNode;
};

export function RialAmount({ label, rials, explanation }: RialAmountProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return (
    <div className={styles.amount}>
      <span className={styles.label}>{label}</span>
      <output className={styles.value} aria-label={label}>
        {text('ui.amount.rials', { amount: formatRial(rials, language) })}
      </output>
      {explanation === undefined ? null : <div className={styles.explanation}>{explanation}</div>}
    </div>
  );
}
