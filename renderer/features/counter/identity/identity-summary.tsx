// What was decided on a visit's identity, in one line.
import type { VisitView } from '#core/counter/visits/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusWord, type Tone } from '#renderer/ui/status-word.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { reasonWords } from './checklist-words.ts';
import styles from './identity.module.css';

type Outcome = NonNullable<VisitView['identity']>['outcome'];
const outcomes: Record<Outcome, { tone: Tone; word: MessageId }> = {
  verified: { tone: 'good', word: 'identity.outcome.verified' },
  refused: { tone: 'bad', word: 'identity.outcome.refused' },
  escalated: { tone: 'warn', word: 'identity.outcome.escalated' },
};

export function IdentitySummary({ identity }: { identity: NonNullable<VisitView['identity']> }) {
  const text = useText();
  const { tone, word } = outcomes[identity.outcome];
  const reason = Object.entries(reasonWords).find(([code]) => code === identity.reasonCode)?.[1];
  return (
    <p className={styles.summary}>
      <StatusWord tone={tone}>{text(word)}</StatusWord>
      {reason === undefined ? null : <span>{text(reason)}</span>}
      <TimeText at={identity.at} />
    </p>
  );
}
