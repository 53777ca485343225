// One of the steps after the client. Until there is something in it, the lane says what it waits for.
import { Children, type ReactNode } from 'react';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Section } from '#renderer/ui/page.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import styles from './counter.module.css';
import { lanePartId } from './visit-lane.tsx';

type StepName = 'identity' | 'services' | 'payment';

const words: Record<StepName, { title: MessageId; rule: 'D1' | 'D3' | 'D4' }> = {
  identity: { title: 'visits.step.identity', rule: 'D1' },
  services: { title: 'visits.step.services', rule: 'D4' },
  payment: { title: 'visits.step.payment', rule: 'D3' },
};

type StepSectionProps = { step: StepName; isDone?: boolean; children?: ReactNode };

/** A step that is done is one line until it is opened from the lane. */
export function StepSection({ step, isDone = false, children }: StepSectionProps) {
  const text = useText();
  const { title, rule } = words[step];
  if (Children.toArray(children).length === 0) return null;
  return (
    <div id={lanePartId(step)} tabIndex={-1}>
      <Section
        title={text(title)}
        isDense
        isFolded={isDone}
        aside={<RuleSource rule={rule} about={text(title)} />}
      >
        <div className={styles.form}>{children}</div>
      </Section>
    </div>
  );
}
