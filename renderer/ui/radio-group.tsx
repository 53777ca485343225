// One choice out of a few that are all in view.
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';
import choiceStyles from './choice.module.css';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './radio-group.module.css';
import type { Choice } from './select.tsx';

type RadioGroupProps<Value extends string> = FieldTexts & {
  choices: readonly Choice<Value>[];
  /** Null: nothing is chosen yet (a payment starts so). */
  value: Value | null;
  onChange: (value: Value) => void;
  id?: string;
  isDisabled?: boolean;
  isInline?: boolean;
  /** Each shows the digit that chooses it. */
  isNumbered?: boolean;
};

export function RadioGroup<Value extends string>({
  label,
  hint,
  problem,
  isOptional = false,
  choices,
  value,
  onChange,
  id,
  isDisabled = false,
  isInline = false,
  isNumbered = false,
}: RadioGroupProps<Value>) {
  const choose = (key: string) => {
    const chosen = choices.find((choice) => choice.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaRadioGroup
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={choose}
      orientation={isInline ? 'horizontal' : 'vertical'}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={fieldStyles.field ?? ''}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldHint hint={hint} />
      <div className={classNames(styles.choices, isInline && styles.inline)}>
        {choices.map((choice, index) => (
          <Radio key={choice.value} value={choice.value} className={choiceStyles.choice ?? ''}>
            <span className={classNames(choiceStyles.mark, styles.dot)} aria-hidden="true" />
            <span>
              <span>{choice.label}</span>{' '}
              {isNumbered && index < 9 ? <KeyHint keys={String(index + 1)} /> : null}
              {choice.hint === undefined ? null : <span className={styles.hint}>{choice.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldProblem problem={problem} />
    </AriaRadioGroup>
  );
}
