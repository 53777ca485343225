// What a closed day named, one by one: in words, with its amounts, and with the words that settled it. It is only read.
import { useState } from 'react';
import type { DayOverview, ExceptionView } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import styles from './day-close.module.css';
import { ExceptionAmounts } from './exception-amounts.tsx';
import { ExceptionItemsDialog } from './exception-items-dialog.tsx';
import { ExceptionSight } from './exception-sight.tsx';
import { State } from './triage-list.tsx';

export function ExceptionsSection({ overview: { day, exceptions } }: { overview: DayOverview }) {
  const text = useText();
  const [shown, setShown] = useState<ExceptionView | null>(null);
  return (
    <Section title={text('dayClose.exceptions')}>
      <ul>
        {exceptions.map((exception) => (
          <li key={exception.key} className={styles.exception}>
            <div>
              <p className={styles.kind}>{text(`dayClose.kind.${exception.kind}`)}</p>
              <ExceptionSight exception={exception} />
            </div>
            <ExceptionAmounts exception={exception} />
            <div className={styles.settled}>
              <State exception={exception} difference={null} />
              {exception.explanation?.note ? (
                <p className={styles.soft}>{exception.explanation.note}</p>
              ) : null}
              {exception.paymentIds.length + exception.pspRowIds.length === 0 ? null : (
                <Button
                  isDense
                  kind="quiet"
                  onPress={() => setShown(exception)}
                  aria-label={text('dayClose.items.of', {
                    subject: exception.saw?.item.rrn ?? exception.subject ?? exception.terminalId,
                  })}
                >
                  {text('dayClose.items')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown === null ? null : (
        <ExceptionItemsDialog day={day} exception={shown} onClose={() => setShown(null)} />
      )}
    </Section>
  );
}
