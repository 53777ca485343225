// What was decided on a visit's identity, in one line; opened, with who decided it and every item that was asked.
import type { FormView, VisitView } from '#core/counter/visit-acts/contract.ts';
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
  /** What was asked, where it is shown whole. */
  items?: FormView['items'];
};

export function IdentitySummary({ identity, name, items = [] }: IdentitySummaryProps) {
  const text = useText();
  const { tone, word } = outcomes[identity.outcome];
  const reason = `identity.reason.${identity.reasonCode}`;
  const asked = items.flatMap(({ code }) => {
    const item = `identity.item.${code}`;
    return isMessageId(item) ? [{ code, label: text(item) }] : [];
  });
  const line = (
    <p className={styles.summary}>
      {name === undefined ? null : <strong>{name}</strong>}
      <StatusLabel tone={tone}>{text(word)}</StatusLabel>
      {isMessageId(reason) ? <span>{text(reason)}</span> : null}
      <TimeText at={identity.at} />
      {items.length === 0 ? null : <span>{identity.byName}</span>}
    </p>
  );
  return asked.length === 0 ? (
    line
  ) : (
    <div>
      {line}
      <ul className={styles.asked} aria-label={text('identity.asked')}>
        {asked.map(({ code, label }) => (
          <li key={code}>{label}</li>
        ))}
      </ul>
    </div>
  );
}
