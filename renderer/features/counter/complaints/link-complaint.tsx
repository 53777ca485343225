// Links a complaint with another one by the code of its slip, or lets it go on in that one. For the manager.
import { z } from 'zod';
import { type ComplaintView, type LinkKind, linkKindSchema } from '#core/counter/complaints/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const linkSchema = z.object({
  trackingCode: z.string().trim().min(1, sentence('complaints.linkCodeMissing')),
  kind: linkKindSchema,
  reason: z.string().trim().min(1, sentence('complaints.linkReasonMissing')),
});
const related: LinkKind = 'related';

export function LinkComplaint({ complaint, onDone }: { complaint: ComplaintView; onDone: () => void }) {
  const text = useText();
  const { complaintId, state } = complaint;
  const { control, sending } = useSentForm(linkSchema, { trackingCode: '', kind: related, reason: '' }, []);
  const linking = useDeskCommand(desk.complaints.link.mutate);
  const link = async (said: z.infer<typeof linkSchema>) => {
    if ((await linking.run({ complaintId, ...said })) !== null) onDone();
  };
  return (
    <ActForm
      what={<p>{text('complaints.linkWhat')}</p>}
      act={text('complaints.linkRecord')}
      sending={linking}
      onSubmit={sending(link)}
      onBack={onDone}
    >
      <FormTextField control={control} name="trackingCode" label={text('complaints.linkCode')} autoFocus />
      {state === 'open' ? (
        <FormRadioGroup
          control={control}
          name="kind"
          label={text('complaints.linkKind')}
          choices={[
            { value: 'related', label: text('complaints.link.related') },
            { value: 'merged', label: text('complaints.link.into') },
          ]}
          isInline
        />
      ) : null}
      <FormTextField control={control} name="reason" label={text('complaints.linkReason')} isMultiline />
    </ActForm>
  );
}
