// The items of the identity checklist, each visible with its own answer and, where there is one, its document. Whoever stands at the
// counter and the one for whom they act have a list each, with what is left of it; by what they act stands in the list of the other. In a joint
// visit in which all are asked the same, the others' answers stand beside, in columns.
import { Check } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { FormView } from '#core/counter/visit-acts/contract.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Select } from '#renderer/ui/select.tsx';
import { TriStateItem } from '#renderer/ui/tri-state-item.tsx';
import {
  type Answer,
  type Answers,
  type ChecklistItem,
  mayBeWaived,
  missingItems,
  noAnswer,
  withChoice,
} from './checklist-answers.ts';
import styles from './identity.module.css';
import { useIdentityDraft } from './identity-draft.ts';
import type { PeopleColumns } from './people-columns.ts';

type ChecklistProps = {
  items: readonly ChecklistItem[];
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** A choice was made by its digit: the hand goes on. */
  onGoOn: (answers: Answers) => void;
  /** Codes to mark as missing. */
  missing: ReadonlySet<string>;
  /** Who stands at the counter, and for whom they act; empty where nobody is named. */
  here: string;
  actsFor: string;
  /** Where everybody of the visit has a column; null where one list is shown. */
  columns: PeopleColumns | null;
  /** The others of the visit, whose answers stand beside. */
  others: readonly FormView[];
};

const itemFieldId = (code: string): string => `identity-${code}`;
const optionFieldId = (code: string): string => `identity-${code}-option`;

/** Whether an item waits for its document or kind: which one it is was not said. */
function missingOption({ code, options }: ChecklistItem, answers: Answers): boolean {
  const { state, option } = answers[code] ?? noAnswer;
  return option === null && (state === 'checked' ? options.length > 0 : state === null && options.length > 1);
}

/** Id of the control that mends what is missing in an item, for links from the error summary. */
export const missingFieldId = (item: ChecklistItem, answers: Answers): string =>
  missingOption(item, answers) ? optionFieldId(item.code) : itemFieldId(item.code);

export function Checklist({ items, here, actsFor, columns, ...rest }: ChecklistProps) {
  const text = useText();
  const mandate = items.filter(({ group }) => group === 'mandate');
  const represented = items.filter(({ group }) => group === 'represented');
  if (mandate.length === 0 || columns !== null)
    return <Items items={items} columns={columns} isDense={columns !== null} {...rest} />;
  // Of themself, and of everything by which somebody acts for them: one list each.
  const listOf = (name: string, own: readonly ChecklistItem[]) => (
    <div>
      <h3 className={styles.group}>
        {text('identity.listLeft', { name, open: missingItems(own, rest.answers).length })}
      </h3>
      <Items items={own} columns={null} isDense {...rest} />
    </div>
  );
  return (
    <div className={styles.groups}>
      {listOf(
        here === '' ? text('identity.group.person') : here,
        items.filter(({ group }) => group === 'person'),
      )}
      {listOf(actsFor === '' ? text('identity.group.mandate') : actsFor, [...mandate, ...represented])}
    </div>
  );
}

type ItemsProps = Omit<ChecklistProps, 'here' | 'actsFor'> & { isDense: boolean };

function Items({ items, answers, onChange, onGoOn, missing, columns, isDense, others }: ItemsProps) {
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
          <li
            key={code}
            className={classNames(styles.item, columns !== null && styles.columned)}
            style={columns === null ? undefined : columnStyle(columns)}
            data-missing={isMissing || undefined}
          >
            <div className={styles.answer} id={itemFieldId(code)}>
              <TriStateItem
                label={text(word)}
                value={answer.state}
                onChange={(state) => set(code, { ...answer, state })}
                mayBeNotRequired={mayBeWaived(item, answers)}
                isInvalid={isMissing && !isOptionMissing}
                isDense={isDense}
                {...(isMissing && !isOptionMissing ? { hint: text('identity.unanswered') } : {})}
              />
            </div>
            {choices.length === 0 ? null : (
              <div className={styles.option}>
                <Select
                  id={optionFieldId(code)}
                  label={text('identity.optionOf', { item: text(word) })}
                  isLabelHidden
                  isDense
                  choices={choices}
                  value={answer.option}
                  onChange={(option) => onChange(withChoice(items, answers, code, option))}
                  onDigit={(option) => onGoOn(withChoice(items, answers, code, option))}
                  problem={isOptionMissing ? text('identity.optionMissing') : undefined}
                />
              </div>
            )}
            {columns === null
              ? null
              : others.map((form) => (
                  <AnswerOfOther key={form.formId} form={form} code={code} columns={columns} />
                ))}
          </li>
        );
      })}
    </ul>
  );
}

/** The columns of a row, and where whoever is at hand stands. */
const columnStyle = ({
  template,
  atHand,
}: PeopleColumns): CSSProperties & { '--columns': string; '--at-hand': number } => ({
  '--columns': template,
  '--at-hand': atHand,
});

type AnswerOfOtherProps = { form: FormView; code: string; columns: PeopleColumns };

/** How an item stands of somebody else of the visit, in their column. */
function AnswerOfOther({ form, code, columns }: AnswerOfOtherProps) {
  const text = useText();
  const { formId, name, identity } = form;
  const kept = useIdentityDraft(formId).value.answers?.[code]?.state ?? null;
  // Of who was refused, or left to the manager, the head says so.
  if (identity !== null && identity.outcome !== 'verified') return null;
  const state = identity === null ? kept : 'checked';
  return (
    <span className={styles.other} style={{ gridColumn: columns.lines.get(formId) }} data-state={state}>
      <span className="visually-hidden">{name}</span>
      {state === 'checked' ? <Check className="icon" aria-hidden="true" /> : null}
      {state === null ? text('identity.undecided') : text(`ui.triState.${state}`)}
    </span>
  );
}
