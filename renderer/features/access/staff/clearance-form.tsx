// The security clearance of a person, with the day it runs out (D8).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDateField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { PaperForm, paperDay, paperNumber } from './paper-form.tsx';

const clearanceSchema = z.object({ reference: paperNumber, issuedOn: paperDay, expiresOn: paperDay });
const none: z.input<typeof clearanceSchema> = { reference: '', issuedOn: null, expiresOn: null };

export function ClearanceForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(clearanceSchema, none, []);
  const recording = useDeskCommand(desk.staff.recordClearance.mutate);
  const record = async (clearance: z.infer<typeof clearanceSchema>) => {
    if ((await recording.run({ personId, ...clearance })) !== null) onDone();
  };
  return (
    <PaperForm
      act={text('staff.recordClearance')}
      recording={recording}
      onSubmit={sending(record)}
      onCancel={onDone}
    >
      <FormTextField control={control} name="reference" label={text('staff.clearance')} />
      <FormDateField control={control} name="issuedOn" label={text('staff.issuedOn')} />
      <FormDateField control={control} name="expiresOn" label={text('staff.clearanceUntil')} />
    </PaperForm>
  );
}
