// An amount in rials where a person must enter one (an external rate with its reference, the parts of a payment).
// Keeps the text as typed until it can be read, so an unreadable amount is said so and never turns into an old one.
import { useState } from 'react';
import { formatRial, parseRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';
import type { FieldTexts } from './field-parts.tsx';
import { NumberInput } from './number-input.tsx';

type RialFieldProps = FieldTexts & {
  /** Integer rials, or null while nothing readable is entered. */
  rials: number | null;
  onChange: (rials: number | null) => void;
  id?: string;
  autoFocus?: boolean;
  isDisabled?: boolean;
};

export function RialField({ hint, problem, rials, onChange, ...field }: RialFieldProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (rials === null ? '' : formatRial(rials, language));
  const reading = typed === null || typed.trim() === '' ? null : parseRial(typed);
  const unread = reading === null || reading.ok ? undefined : text(`ui.rial.${reading.reason}`);
  const shownProblem = unread ?? problem;

  const take = (raw: string) => {
    setTyped(raw);
    const parsed = parseRial(raw);
    onChange(parsed.ok ? parsed.rials : null);
  };
  const settle = () => {
    if (reading?.ok) setTyped(null);
  };
  return (
    <NumberInput
      {...field}
      value={shown}
      onChange={take}
      onBlur={settle}
      hint={hint ?? text('ui.rial.hint')}
      problem={shownProblem}
    />
  );
}
