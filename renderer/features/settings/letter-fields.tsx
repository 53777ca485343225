// The letter that orders something: who issued it, its number and day, and from when it holds.
import type { SayText } from '../../i18n/use-text.ts';
import { useText } from '../../i18n/use-text.ts';
import type { FieldError } from '../../ui/error-summary.tsx';
import { JalaliDateField } from '../../ui/jalali-date-field.tsx';
import { FieldRow } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';

export type Letter = {
  readonly authority: string;
  readonly letterNumber: string;
  readonly letterDay: string | null;
  readonly effectiveFrom: string | null;
};
export const emptyLetter: Letter = { authority: '', letterNumber: '', letterDay: null, effectiveFrom: null };

/** What is missing of a letter, for the summary of its form. */
export function letterErrors(letter: Letter, text: SayText): FieldError[] {
  const missing = (field: keyof Letter): boolean => (letter[field] ?? '').trim() === '';
  return [
    { fieldId: 'letter-authority', field: 'authority' as const, message: text('settings.authorityMissing') },
    { fieldId: 'letter-number', field: 'letterNumber' as const, message: text('settings.letterMissing') },
    { fieldId: 'letter-day', field: 'letterDay' as const, message: text('settings.letterDayMissing') },
    { fieldId: 'letter-from', field: 'effectiveFrom' as const, message: text('settings.fromMissing') },
  ]
    .filter(({ field }) => missing(field))
    .map(({ fieldId, message }) => ({ fieldId, message }));
}

type LetterFieldsProps = { letter: Letter; onChange: (letter: Letter) => void; wasSent: boolean };

export function LetterFields({ letter, onChange, wasSent }: LetterFieldsProps) {
  const text = useText();
  const problemOf = (fieldId: string): string | undefined =>
    wasSent ? letterErrors(letter, text).find((error) => error.fieldId === fieldId)?.message : undefined;
  return (
    <FieldRow>
      <TextField
        id="letter-authority"
        label={text('settings.authority')}
        value={letter.authority}
        onChange={(authority) => onChange({ ...letter, authority })}
        problem={problemOf('letter-authority')}
      />
      <TextField
        id="letter-number"
        label={text('settings.letterNumber')}
        value={letter.letterNumber}
        onChange={(letterNumber) => onChange({ ...letter, letterNumber })}
        problem={problemOf('letter-number')}
      />
      <JalaliDateField
        id="letter-day"
        label={text('settings.letterDay')}
        day={letter.letterDay}
        onChange={(letterDay) => onChange({ ...letter, letterDay })}
        problem={problemOf('letter-day')}
      />
      <JalaliDateField
        id="letter-from"
        label={text('settings.inForceFrom')}
        day={letter.effectiveFrom}
        onChange={(effectiveFrom) => onChange({ ...letter, effectiveFrom })}
        problem={problemOf('letter-from')}
      />
    </FieldRow>
  );
}
