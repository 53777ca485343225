// That the security inquiry of a person was asked for, by which letter and when (D8).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDateField, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { PaperForm, paperDay, paperNumber } from './paper-form.tsx';

const inquirySchema = z.object({ reference: paperNumber, requestedOn: paperDay });
const none: z.input<typeof inquirySchema> = { reference: '', requestedOn: null };

export function InquiryForm({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(inquirySchema, none, []);
  const recording = useDeskCommand(desk.staff.recordInquiry.mutate);
  const record = async (inquiry: z.infer<typeof inquirySchema>) => {
    if ((await recording.run({ personId, ...inquiry })) !== null) onDone();
  };
  return (
    <PaperForm act={text('staff.recordInquiry')} recording={recording} onSubmit={sending(record)}>
      <FormTextField control={control} name="reference" label={text('staff.inquiry')} />
      <FormDateField control={control} name="requestedOn" label={text('staff.inquiryRequestedOn')} />
    </PaperForm>
  );
}
