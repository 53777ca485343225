// Several choices out of a few that are all in view.
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import { Checkbox } from './checkbox.tsx';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.tsx';
import styles from './radio-group.module.css';
import type { Choice } from './select.tsx';

type CheckboxGroupProps<Value extends string> = FieldTexts & {
  choices: readonly Choice<Value>[];
  chosen: readonly Value[];
  /** In the order of the choices. */
  onChange: (chosen: Value[]) => void;
  id?: string;
};

export function CheckboxGroup<Value extends string>({
  label,
  hint,
  problem,
  isOptional = false,
  choices,
  chosen,
  onChange,
  id,
}: CheckboxGroupProps<Value>) {
  return (
    <AriaCheckboxGroup
      {...(id === undefined ? {} : { id })}
      value={[...chosen]}
      onChange={(keys) => onChange(choices.map(({ value }) => value).filter((value) => keys.includes(value)))}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      validationBehavior="aria"
      className={fieldStyles.field ?? ''}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      <FieldHint hint={hint} />
      <div className={classNames(styles.choices, styles.inline)}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value}>
            {choice.label}
          </Checkbox>
        ))}
      </div>
      <FieldProblem problem={problem} />
    </AriaCheckboxGroup>
  );
}
