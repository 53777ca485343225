// The letter that orders something: who issued it, its number and day, and from when it holds.
import { useFormContext } from 'react-hook-form';
import { z } from 'zod';
import { useText } from '#renderer/i18n/use-text.ts';
import { chosen, FormDateField, FormTextField, sentence } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

/** What the schema of a form with a letter has of it. */
export const letterShape = {
  authority: z.string().trim().min(1, sentence('settings.authorityMissing')),
  letterNumber: z.string().trim().min(1, sentence('settings.letterMissing')),
  letterDay: z.string().nullable().transform(chosen<string>('settings.letterDayMissing')),
  effectiveFrom: z.string().nullable().transform(chosen<string>('settings.fromMissing')),
};
type LetterTyped = z.input<z.ZodObject<typeof letterShape>>;
export const emptyLetter: LetterTyped = {
  authority: '',
  letterNumber: '',
  letterDay: null,
  effectiveFrom: null,
};
export const letterOrder = ['authority', 'letterNumber', 'letterDay', 'effectiveFrom'] as const;

/** Stands in the `FormProvider` of a form whose schema has `letterShape`. */
export function LetterFields() {
  const text = useText();
  const { control } = useFormContext<LetterTyped>();
  return (
    <FieldRow>
      <FormTextField control={control} name="authority" label={text('settings.authority')} />
      <FormTextField control={control} name="letterNumber" label={text('settings.letterNumber')} />
      <FormDateField control={control} name="letterDay" label={text('settings.letterDay')} />
      <FormDateField control={control} name="effectiveFrom" label={text('settings.inForceFrom')} />
    </FieldRow>
  );
}
