// An amount in rials inside a sentence or a table cell: «۱٬۲۳۴٬۵۰۰ ریال». Read-only by nature.
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import styles from './money-text.module.css';

type MoneyTextProps = {
  /** Integer rials. */
  rials: number;
  /** A column that says «ریال» in its header leaves the unit out. */
  withUnit?: boolean;
  /** A reversed amount is shown struck through. */
  isStruck?: boolean;
};

export function MoneyText({ rials, withUnit = true, isStruck = false }: MoneyTextProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const amount = formatRial(rials, language);
  const shown = withUnit ? text('ui.amount.rials', { amount }) : amount;
  return isStruck ? <s className={styles.money}>{shown}</s> : <span className={styles.money}>{shown}</span>;
}
