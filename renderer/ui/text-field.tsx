// Free text, one line or several. Its direction follows what is typed.
import type { Ref } from 'react';
import { TextField as AriaTextField, Input, TextArea } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.tsx';

type TextFieldProps = FieldTexts & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  id?: string;
  name?: string;
  type?: 'text' | 'password' | 'search';
  autoComplete?: string;
  autoFocus?: boolean;
  isMultiline?: boolean;
  /** A number with marks in it (a masked card) is shown left to right like an identifier. */
  appearance?: 'text' | 'identifier';
  isDisabled?: boolean;
  isReadOnly?: boolean;
  ref?: Ref<HTMLInputElement>;
};

export function TextField({
  label,
  hint,
  problem,
  isOptional = false,
  isMultiline = false,
  appearance = 'text',
  id,
  ref,
  ...field
}: TextFieldProps) {
  const isIdentifier = appearance === 'identifier';
  return (
    <AriaTextField
      {...field}
      {...(id === undefined ? {} : { id })}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <FieldLabel label={label} isOptional={isOptional} />
      {isMultiline ? (
        <TextArea className={classNames(styles.input, styles.area)} dir="auto" />
      ) : (
        <Input
          className={classNames(styles.input, isIdentifier && styles.identifier)}
          dir={isIdentifier ? 'ltr' : 'auto'}
          {...(ref === undefined ? {} : { ref })}
        />
      )}
      <FieldProblem problem={problem} />
      <FieldHint hint={hint} />
    </AriaTextField>
  );
}
