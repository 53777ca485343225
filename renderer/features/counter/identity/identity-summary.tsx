// What was decided on a visit's identity, in one line.
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './identity.module.css';

type Outcome = NonNullable<VisitView['identity']>['outcome'];
const outcomes: Record<Outcome, { tone: Tone; word: MessageId }> = {
  verified: { tone: 'good', word: 'identity.outcome.verified' },
  refused: { tone: 'bad', word: 'identity.outcome.refused' },
  escalated: { tone: 'warn', word: 'identity.outcome.escalated' },
};

type IdentitySummaryProps = {
  identity: NonNullable<VisitView['identity']>;
  /** Whose it is, where others are in the visit. */
  name?: string;
};

export function IdentitySummary({ identity, name }: IdentitySummaryProps) {
  const text = useText();
  const { tone, word } = outcomes[identity.outcome];
  const reason = `identity.reason.${identity.reasonCode}`;
  return (
    <p className={styles.summary}>
      {name === undefined ? null : <strong>{name}</strong>}
      <StatusLabel tone={tone}>{text(word)}</StatusLabel>
      {isMessageId(reason) ? <span>{text(reason)}</span> : null}
      <TimeText at={identity.at} />
    </p>
  );
}
