// One line of digits and separators: written left to right, but standing under its label. What the text means is read by
// the field around it.
import type { Ref } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts, FieldWarning } from './field-parts.tsx';

type NumberInputProps = FieldTexts & {
  value: string;
  onChange: (raw: string) => void;
  onBlur?: (() => void) | undefined;
  id?: string | undefined;
  name?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
  isIdentifier?: boolean;
  isScanTarget?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

export function NumberInput({
  label,
  hint,
  problem,
  warning,
  isOptional = false,
  isLabelHidden = false,
  isIdentifier = false,
  isScanTarget = false,
  inputRef,
  id,
  onBlur,
  ...field
}: NumberInputProps) {
  return (
    <AriaTextField
      {...field}
      {...(id === undefined ? {} : { id })}
      {...(onBlur === undefined ? {} : { onBlur })}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      validationBehavior="aria"
      inputMode="numeric"
      autoComplete="off"
      className={classNames(styles.field, styles.short)}
    >
      <FieldLabel label={label} isOptional={isOptional} isLabelHidden={isLabelHidden} />
      <Input
        dir="ltr"
        spellCheck="false"
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        {...(isScanTarget ? { 'data-scan': 'here' } : {})}
        className={classNames(styles.input, isIdentifier && styles.identifier)}
      />
      <FieldProblem problem={problem} />
      {warning === undefined ? <FieldHint hint={hint} /> : <FieldWarning warning={warning} />}
    </AriaTextField>
  );
}
