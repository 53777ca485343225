// Digits as people type and paste them. Persian and Arabic digits, bidi marks, spaces and dashes are normalised
// before anything reads the value; what is not a digit stays visible and is named as a problem, never dropped.
import { cleanIdentifier, toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import type { FieldTexts } from './field-parts.tsx';
import { useNormalisedInput } from './normalised-input.ts';
import { NumberInput } from './number-input.tsx';

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
  hint,
  problem,
  value,
  onChange,
  appearance = 'identifier',
  length,
  ...field
}: DigitsFieldProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { inputRef, take } = useNormalisedInput(cleanIdentifier, onChange);
  const isIdentifier = appearance === 'identifier';
  // Of an empty field nothing is counted; its line stays, so that the first digit moves no other field.
  const typed = value.length;
  const counted =
    length === undefined ? undefined : typed === 0 ? '' : text('ui.digits.counted', { typed, length });
  return (
    <NumberInput
      {...field}
      inputRef={inputRef}
      isIdentifier={isIdentifier}
      value={isIdentifier || language === 'en' ? value : toPersianDigits(value)}
      onChange={take}
      hint={hint ?? counted}
      problem={/\D/.test(value) ? text('ui.digits.unreadable') : problem}
    />
  );
}
