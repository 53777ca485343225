// The supervision file of a person, without which nobody works (D8).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDateField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { PaperForm, paperDay, paperNumber } from './paper-form.tsx';

const fileSchema = z.object({ fileNumber: paperNumber, openedOn: paperDay });
const none: z.input<typeof fileSchema> = { fileNumber: '', openedOn: null };

export function SupervisionFileForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(fileSchema, none, []);
  const recording = useDeskCommand(desk.staff.recordSupervisionFile.mutate);
  const record = async (file: z.infer<typeof fileSchema>) => {
    if ((await recording.run({ personId, ...file })) !== null) onDone();
  };
  return (
    <PaperForm act={text('staff.recordFile')} recording={recording} onSubmit={sending(record)}>
      <FormTextField control={control} name="fileNumber" label={text('staff.supervisionFile')} />
      <FormDateField control={control} name="openedOn" label={text('staff.openedOn')} />
    </PaperForm>
  );
}
