// The items of the identity checklist, each visible with its own answer and, where there is one, its document. Whoever
// stands at the counter comes first; what entitles them to act for another, and that other person, are groups of their own.
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TriStateItem } from '#renderer/ui/tri-state-item.tsx';
import { type Answer, type Answers, type ChecklistItem, mayBeWaived, noAnswer } from './checklist-answers.ts';
import styles from './identity.module.css';

type ChecklistProps = {
  items: readonly ChecklistItem[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Codes to mark as missing. */
  missing: ReadonlySet<string>;
  /** Whose matter it is, where the person at the counter acts for another by name. */
  actsFor: string;
};

const itemFieldId = (code: string): string => `identity-${code}`;
const optionFieldId = (code: string): string => `identity-${code}-option`;

/** Whether an item waits for its document or kind only: it was answered, and which one was not said. */
const missingOption = ({ code, options }: ChecklistItem, answers: Answers): boolean =>
  options.length > 0 && answers[code]?.state === 'checked' && answers[code].option === null;

/** Id of the control that mends what is missing in an item, for links from the error summary. */
export const missingFieldId = (item: ChecklistItem, answers: Answers): string =>
  missingOption(item, answers) ? optionFieldId(item.code) : itemFieldId(item.code);

export function Checklist({ items, actsFor, ...rest }: ChecklistProps) {
  const text = useText();
  const mandate = items.filter(({ group }) => group === 'mandate');
  const represented = items.filter(({ group }) => group === 'represented');
  if (mandate.length === 0) return <Items items={items} {...rest} />;
  return (
    <>
      <h3 className={styles.group}>{text('identity.group.person')}</h3>
      <Items items={items.filter(({ group }) => group === 'person')} {...rest} />
      <h3 className={styles.group}>
        {actsFor === ''
          ? text('identity.group.mandate')
          : text('identity.group.mandateFor', { name: actsFor })}
      </h3>
      <Items items={mandate} {...rest} />
      {represented.length === 0 ? null : (
        <>
          <h3 className={styles.group}>
            {actsFor === ''
              ? text('identity.group.represented')
              : text('identity.group.representedNamed', { name: actsFor })}
          </h3>
          <Items items={represented} {...rest} />
        </>
      )}
    </>
  );
}

function Items({ items, answers, onChange, missing }: Omit<ChecklistProps, 'actsFor'>) {
  const text = useText();
  const set = (code: string, answer: Answer) => onChange({ ...answers, [code]: answer });
  return (
    <ul>
      {items.map((item) => {
        const { code, options } = item;
        const word = `identity.item.${code}`;
        if (!isMessageId(word)) return null;
        const answer = answers[code] ?? noAnswer;
        const choices = options.flatMap((value) => {
          const option = `identity.option.${value}`;
          return isMessageId(option) ? [{ value, label: text(option) }] : [];
        });
        const isMissing = missing.has(code);
        const isOptionMissing = isMissing && missingOption(item, answers);
        return (
          <li key={code} className={styles.item} data-missing={isMissing || undefined}>
            <div className={styles.answer} id={itemFieldId(code)}>
              <TriStateItem
                label={text(word)}
                value={answer.state}
                onChange={(state) => set(code, { ...answer, state })}
                mayBeNotRequired={mayBeWaived(item, answers)}
                isInvalid={isMissing && !isOptionMissing}
                {...(isMissing && !isOptionMissing ? { hint: text('identity.unanswered') } : {})}
              />
            </div>
            {choices.length === 0 ? null : (
              <div className={styles.option}>
                <Select
                  id={optionFieldId(code)}
                  label={text('identity.optionOf', { item: text(word) })}
                  isLabelHidden
                  choices={choices}
                  value={answer.option}
                  onChange={(option) => set(code, { state: 'checked', option })}
                  problem={isOptionMissing ? text('identity.optionMissing') : undefined}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
