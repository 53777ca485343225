// What does not agree, one by one: in words, with its amounts, and with the reason that settles it.
import { useState } from 'react';
import type { DayOverview, ExceptionView } from '#core/day-close/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Section } from '../../ui/page.tsx';
import { StatusWord } from '../../ui/status-word.tsx';
import styles from './day-close.module.css';
import { ExceptionSight } from './exception-sight.tsx';
import { kindWords, reasonWords } from './exception-words.ts';
import { ExplainDialog } from './explain-dialog.tsx';

export function ExceptionsSection({ overview: { day, exceptions } }: { overview: DayOverview }) {
  const text = useText();
  const [open, setOpen] = useState<ExceptionView | null>(null);
  return (
    <Section title={text('dayClose.exceptions')}>
      {exceptions.length === 0 ? (
        <EmptyState title={text('dayClose.noExceptions')} why={text('dayClose.noExceptionsWhy')} />
      ) : (
        <ul>
          {exceptions.map((exception) => (
            <li key={exception.key} className={styles.exception}>
              <div>
                <p className={styles.kind}>{text(kindWords[exception.kind])}</p>
                <ExceptionSight exception={exception} />
              </div>
              <Amounts amounts={exception.amounts} />
              <Settled exception={exception} onExplain={() => setOpen(exception)} />
            </li>
          ))}
        </ul>
      )}
      {open === null ? null : <ExplainDialog day={day} exception={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function Amounts({ amounts }: Pick<ExceptionView, 'amounts'>) {
  const text = useText();
  const sides = [
    { name: text('dayClose.charged'), rials: amounts.charged },
    { name: text('dayClose.recorded'), rials: amounts.recorded },
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

function Settled({ exception, onExplain }: { exception: ExceptionView; onExplain: () => void }) {
  const text = useText();
  const { explanation, subject, terminalId } = exception;
  return (
    <div className={styles.settled}>
      <StatusWord tone={explanation === null ? 'waiting' : 'good'}>
        {text(explanation === null ? 'dayClose.unexplained' : reasonWords[explanation.reasonCode])}
      </StatusWord>
      {explanation?.note ? <p className={styles.soft}>{explanation.note}</p> : null}
      <Button
        isDense
        onPress={onExplain}
        aria-label={text('dayClose.explainOf', {
          subject: exception.saw?.item.rrn ?? subject ?? terminalId,
        })}
      >
        {text(explanation === null ? 'dayClose.explain' : 'dayClose.explainAnew')}
      </Button>
    </div>
  );
}
