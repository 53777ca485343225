// One of the steps after the client: always in view. Without content it says what it waits for.
import { Children, type ReactNode } from 'react';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Section } from '#renderer/ui/page.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import styles from './counter.module.css';

type StepName = 'identity' | 'services' | 'payment';

const words: Record<StepName, { title: MessageId; later: MessageId; rule: 'D1' | 'D3' | 'D4' }> = {
  identity: { title: 'visits.step.identity', later: 'visits.later.identity', rule: 'D1' },
  services: { title: 'visits.step.services', later: 'visits.later.services', rule: 'D4' },
  payment: { title: 'visits.step.payment', later: 'visits.later.payment', rule: 'D3' },
};

type StepSectionProps = { step: StepName; isDone?: boolean; children?: ReactNode };

/** A step that is done, or waits for another, is one line. */
export function StepSection({ step, isDone = false, children }: StepSectionProps) {
  const text = useText();
  const { title, later, rule } = words[step];
  const isLater = Children.toArray(children).length === 0;
  return (
    <Section
      title={text(title)}
      isFolded={isLater || isDone}
      aside={<RuleSource rule={rule} about={text(title)} />}
    >
      {isLater ? (
        <p className={styles.later}>{text(later)}</p>
      ) : (
        <div className={styles.form}>{children}</div>
      )}
    </Section>
  );
}
