// The items of the identity checklist, each visible with its own answer and, where there is one, its document.
import { useText } from '../../i18n/use-text.ts';
import { Select } from '../../ui/select.tsx';
import { TriStateItem } from '../../ui/tri-state-item.tsx';
import { type Answer, type Answers, type ChecklistItem, mayBeWaived, noAnswer } from './checklist-answers.ts';
import { itemWords, optionWords } from './checklist-words.ts';
import styles from './identity.module.css';

type ChecklistProps = {
  items: readonly ChecklistItem[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** Codes to mark as missing. */
  missing: ReadonlySet<string>;
};

/** Id of an item's control, for links from the error summary. */
export const itemFieldId = (code: string): string => `identity-${code}`;

export function Checklist({ items, answers, onChange, missing }: ChecklistProps) {
  const text = useText();
  const set = (code: string, answer: Answer) => onChange({ ...answers, [code]: answer });
  return (
    <ul>
      {items.map((item) => {
        const { code, options } = item;
        const word = itemWords[code];
        if (word === undefined) return null;
        const answer = answers[code] ?? noAnswer;
        const choices = options.flatMap((value) => {
          const option = optionWords[value];
          return option === undefined ? [] : [{ value, label: text(option) }];
        });
        return (
          <li key={code} className={styles.item} id={itemFieldId(code)}>
            <div className={styles.answer}>
              <TriStateItem
                label={text(word)}
                value={answer.state}
                onChange={(state) => set(code, { ...answer, state })}
                mayBeNotRequired={mayBeWaived(item, answers)}
                isInvalid={missing.has(code)}
              />
            </div>
            {choices.length === 0 ? null : (
              <div className={styles.option}>
                <Select
                  label={text('identity.optionOf', { item: text(word) })}
                  isLabelHidden
                  choices={choices}
                  value={answer.option}
                  onChange={(option) => set(code, { state: 'checked', option })}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
