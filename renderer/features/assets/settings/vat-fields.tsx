// The VAT of a tariff version: whether there is any, whether the prices have it in them, and its whole percent.
import { useFormContext } from 'react-hook-form';
import { z } from 'zod';
import { type VatMode, vatModeSchema } from '#core/counter/fees/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDigitsField, FormSelect, sentence } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

/** The most that core takes, in percent. */
const mostPercent = 50;

/** Basis points of what was typed; null while it is no percent from 1 to 50. Without VAT they are 0. */
function basisPoints(mode: VatMode, percent: string): number | null {
  if (mode === 'exempt') return 0;
  const typed = /^\d{1,2}$/.test(percent) ? Number(percent) : 0;
  return typed >= 1 && typed <= mostPercent ? typed * 100 : null;
}

/** What the schema of a form with VAT has of it, under `vat`. */
export const vatShape = z
  .object({ vatMode: vatModeSchema, percent: z.string() })
  .refine(({ vatMode, percent }) => basisPoints(vatMode, percent) !== null, {
    path: ['percent'],
    message: sentence('settings.vatPercentMissing'),
  });

/** As the tariff document says it. */
export function vatOf({ vatMode, percent }: z.output<typeof vatShape>) {
  return { vatMode, vatBasisPoints: basisPoints(vatMode, percent) ?? 0 };
}
type VatTyped = { vat: z.input<typeof vatShape> };
export const noVat: VatTyped['vat'] = { vatMode: 'exempt', percent: '' };

/** Stands in the `FormProvider` of a form whose schema has `vat: vatShape`. */
export function VatFields() {
  const text = useText();
  const { control, watch } = useFormContext<VatTyped>();
  return (
    <FieldRow>
      <FormSelect
        control={control}
        name="vat.vatMode"
        label={text('settings.vatOf')}
        choices={vatModeSchema.options.map((value) => ({ value, label: text(`settings.vat.${value}`) }))}
      />
      {watch('vat.vatMode') === 'exempt' ? null : (
        <FormDigitsField
          control={control}
          name="vat.percent"
          label={text('settings.vatPercent')}
          appearance="count"
        />
      )}
    </FieldRow>
  );
}
