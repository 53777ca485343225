// Digits as people type and paste them. Persian and Arabic digits, bidi marks, spaces and dashes are normalised
// before anything reads the value; what is not a digit stays visible and is named as a problem, never dropped.
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { cleanIdentifier, toPersianDigits } from '#core/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts, FieldWarning } from './field-parts.tsx';
import { useNormalisedInput } from './normalised-input.ts';

type DigitsFieldProps = FieldTexts & {
  /** Latin digits, as normalised; may still hold what cannot be read. */
  value: string;
  onChange: (value: string) => void;
  /** An identifier is shown left to right in Latin digits; a count in the digits of the language. */
  appearance?: 'identifier' | 'count';
  /** How many digits are expected; counted for the person, never cut off. */
  length?: number;
  /** What a barcode scanner reads goes here while this field has the focus. */
  isScanTarget?: boolean;
  onBlur?: () => void;
  id?: string;
  name?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
};

export function DigitsField({
  label,
  hint,
  problem,
  warning,
  isOptional = false,
  isLabelHidden = false,
  isScanTarget = false,
  value,
  onChange,
  appearance = 'identifier',
  length,
  id,
  ...field
}: DigitsFieldProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { inputRef, take } = useNormalisedInput(cleanIdentifier, onChange);
  const isIdentifier = appearance === 'identifier';
  const isUnreadable = /\D/.test(value);
  const shownProblem = isUnreadable ? text('ui.digits.unreadable') : problem;
  const counted =
    length === undefined ? undefined : text('ui.digits.counted', { typed: value.length, length });
  return (
    <AriaTextField
      {...field}
      {...(id === undefined ? {} : { id })}
      value={isIdentifier || language === 'en' ? value : toPersianDigits(value)}
      onChange={take}
      isInvalid={shownProblem !== undefined}
      isRequired={!isOptional}
      validationBehavior="aria"
      inputMode="numeric"
      autoComplete="off"
      className={classNames(styles.field, styles.short)}
    >
      <FieldLabel label={label} isOptional={isOptional} isLabelHidden={isLabelHidden} />
      <Input
        ref={inputRef}
        dir="ltr"
        spellCheck="false"
        {...(isScanTarget ? { 'data-scan': 'here' } : {})}
        className={classNames(styles.input, styles[isIdentifier ? 'identifier' : 'number'])}
      />
      <FieldProblem problem={shownProblem} />
      {warning === undefined ? <FieldHint hint={hint ?? counted} /> : <FieldWarning warning={warning} />}
    </AriaTextField>
  );
}
