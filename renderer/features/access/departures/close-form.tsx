// The end of a departure: the letter that tells the supervisory body, and the reason where it took too long (D9).
import { z } from 'zod';
import type { Departure } from '#core/access/departures/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { chosen, FormDateField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const schemaFor = (late: boolean) =>
  z.object({
    letterNumber: z.string().trim().min(1, sentence('departures.fieldMissing')),
    letterDay: z.string().nullable().transform(chosen('departures.fieldMissing')),
    reason: z
      .string()
      .trim()
      .min(late ? 1 : 0, sentence('departures.fieldMissing')),
  });
type Closing = z.input<ReturnType<typeof schemaFor>>;
const nothing: Closing = { letterNumber: '', letterDay: null, reason: '' };

export function CloseForm({ departure: { cutOffId, late } }: { departure: Departure }) {
  const text = useText();
  const { control, sending } = useSentForm(schemaFor(late), nothing, []);
  const closing = useDeskCommand(desk.departures.close.mutate);
  const close = async (facts: { letterNumber: string; letterDay: string; reason: string }) => {
    await closing.run({ cutOffId, ...facts });
  };
  return (
    <ActForm
      what={<p>{text('departures.closeWhat')}</p>}
      act={text('departures.close')}
      sending={closing}
      onSubmit={sending(close)}
    >
      <FieldRow>
        <FormTextField control={control} name="letterNumber" label={text('departures.letterNumber')} />
        <FormDateField control={control} name="letterDay" label={text('departures.letterDay')} />
      </FieldRow>
      {late ? (
        <FormTextField control={control} name="reason" label={text('departures.lateReason')} isMultiline />
      ) : null}
    </ActForm>
  );
}
