// A Jalali date by hand: eight digits typed straight through («14050904») or with separators, in any digits.
// The value is the stored day (YYYY-MM-DD) or null; the text stays as typed until it is a date.
import { useState } from 'react';
import { formatJalali, parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import type { FieldTexts } from './field-parts.tsx';
import { NumberInput } from './number-input.tsx';

type JalaliDateFieldProps = FieldTexts & {
  day: string | null;
  onChange: (day: string | null) => void;
  id?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
};

/** A text that can still become a date is left in peace while the person types. */
const couldBecomeDate = (typed: string): boolean => {
  const latin = toLatinDigits(typed).trim();
  return /^[\d/.\u200e\u200f-]*$/.test(latin) && latin.replace(/\D/g, '').length < 8;
};

export function JalaliDateField({
  hint,
  problem,
  day,
  onChange,
  isLabelHidden = false,
  ...field
}: JalaliDateFieldProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState<string | null>(null);
  const [wasLeft, setWasLeft] = useState(false);
  const shown = typed ?? (day === null ? '' : formatJalali(day, 'numeric', language));
  const isUnread =
    typed !== null && typed.trim() !== '' && day === null && (wasLeft || !couldBecomeDate(typed));
  const shownProblem = isUnread ? text('ui.date.unreadable') : problem;
  const read = day === null ? undefined : formatJalali(day, 'full', language);

  const take = (raw: string) => {
    const parsed = parseJalaliDate(raw);
    const isComplete = parsed !== null && toLatinDigits(raw).replace(/\D/g, '').length === 8;
    setTyped(isComplete ? null : language === 'fa' ? toPersianDigits(raw) : toLatinDigits(raw));
    setWasLeft(false);
    onChange(parsed);
  };
  const settle = () => {
    if (day !== null) setTyped(null);
    setWasLeft(true);
  };
  return (
    <NumberInput
      {...field}
      value={shown}
      onChange={take}
      onBlur={settle}
      isLabelHidden={isLabelHidden}
      // What names the field for the eye says the day in words too.
      hint={isLabelHidden && day !== null ? undefined : (read ?? hint ?? text('ui.date.hint'))}
      problem={shownProblem}
    />
  );
}
