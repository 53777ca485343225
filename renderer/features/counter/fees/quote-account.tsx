// The amount, read-only, and the account of how it was made, line by line (D4).
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { RialAmount } from '#renderer/ui/rial-amount.tsx';
import { explain } from './explanation.ts';
import type { Tariff } from './fee-lines.ts';
import styles from './fees.module.css';
import type { Quote } from './use-quote.ts';

type QuoteAccountProps = {
  quote: Quote;
  /** False while the price of the newest counts is still on its way. */
  isCurrent: boolean;
  tariff: Tariff;
  titleOf: (code: string) => string;
};

export function QuoteAccount({ quote, isCurrent, tariff, titleOf }: QuoteAccountProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return (
    <div aria-busy={!isCurrent}>
      <RialAmount
        label={text('fees.total')}
        rials={quote.total}
        explanation={
          <p>
            {tariff.title} {text('fees.since')} <DateText day={tariff.effectiveFrom} style="numeric" />
          </p>
        }
      />
      <ul className={styles.account}>
        {quote.lines.map((line, index) => (
          // Lines have no id of their own: an excess line stands right after its service.
          <li key={`${line.itemCode}-${String(index)}`} className={styles.accountLine}>
            <p className={styles.accountHead}>
              <span>{text('fees.counted', { title: line.title, count: line.chargedCount })}</span>
              <MoneyText rials={line.gross} />
            </p>
            <ul>
              {line.explanation.map((part) => (
                <li key={part.kind + ('what' in part ? part.what : '')} className={styles.soft}>
                  {explain(part, text, language, titleOf, tariff.title)}
                </li>
              ))}
            </ul>
            {line.channel === 'system_gateway' ? (
              <p className={styles.soft}>{text('fees.bySystem')}</p>
            ) : null}
          </li>
        ))}
      </ul>
      {quote.officePosTotal === quote.total ? null : (
        <p className={styles.accountHead}>
          <span>{text('fees.onPos')}</span>
          <MoneyText rials={quote.officePosTotal} />
        </p>
      )}
    </div>
  );
}
