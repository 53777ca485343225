// The people of a joint visit, a head each: who it is, in which part, and whether their list is done. One press, or Alt with an arrow,
// leads to another.
import type { CSSProperties } from 'react';
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import styles from './people-chooser.module.css';
import type { PeopleColumns } from './people-columns.ts';

type Outcome = NonNullable<FormView['identity']>['outcome'];
const outcomes: Record<Outcome, { tone: Tone; word: MessageId }> = {
  verified: { tone: 'good', word: 'identity.outcome.verified' },
  refused: { tone: 'bad', word: 'identity.outcome.refused' },
  escalated: { tone: 'warn', word: 'identity.outcome.escalated' },
};
const undecided = { tone: 'waiting', word: 'identity.undecided' } as const;

const headStyle = ({ template }: PeopleColumns): CSSProperties & { '--columns': string } => ({
  '--columns': template,
});

type PeopleChooserProps = {
  /** Where they stand as heads of columns; null for a row of their own. */
  columns: PeopleColumns | null;
  forms: readonly FormView[];
  atHand: string;
  onChoose: (formId: string) => void;
};

export function PeopleChooser({ columns, forms, atHand, onChoose }: PeopleChooserProps) {
  const text = useText();
  return (
    <ul
      className={classNames(styles.people, columns !== null && styles.heads)}
      style={columns === null ? undefined : headStyle(columns)}
      aria-label={text('identity.people')}
    >
      {forms.map(({ formId, name, identifierMasked, matterRole, identity }) => {
        const { tone, word } = identity === null ? undecided : outcomes[identity.outcome];
        const role = `identity.option.${matterRole}`;
        return (
          <li
            key={formId}
            style={
              columns === null
                ? undefined
                : { gridColumn: `${columns.lines.get(formId) ?? 2} / span ${formId === atHand ? 2 : 1}` }
            }
          >
            <button
              type="button"
              className={classNames(styles.person, formId === atHand && styles.atHand)}
              aria-current={formId === atHand ? 'true' : undefined}
              onClick={() => onChoose(formId)}
            >
              <span className={styles.name}>
                {name} <Bdi>{identifierMasked}</Bdi>
              </span>
              {columns === null ? (
                <span className={styles.role}>{isMessageId(role) ? text(role) : null}</span>
              ) : null}
              <StatusLabel tone={tone}>{text(word)}</StatusLabel>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
