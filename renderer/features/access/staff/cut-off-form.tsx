// Cuts a person off at once: a reason, when the person left, and the manager's password (D9). Open sessions end with it.
import { useEffect } from 'react';
import { z } from 'zod';
import { cutOffReasonSchema, type Person } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { chosen, FormPasswordField, FormRadioGroup, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

const hourMs = 3_600_000;
/** How long ago the person left, in hours. */
const departures = ['0', '1', '4', '24', '72'] as const;

const cutOffSchema = z.object({
  reasonCode: cutOffReasonSchema.nullable().transform(chosen('staff.cutOffReasonMissing')),
  departure: z.enum(departures),
  password: z.string().min(1, sentence('staff.fieldMissing')),
});
type CutOff = z.infer<typeof cutOffSchema>;
const nothing: z.input<typeof cutOffSchema> = { reasonCode: null, departure: '0', password: '' };

export function CutOffForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(cutOffSchema, nothing, []);
  const cutting = useDeskCommand(desk.staff.cutOff.mutate);
  // It is asked for from anywhere: the first question has the focus.
  useEffect(() => focusField('reasonCode'), []);
  const cut = async ({ departure, ...typed }: CutOff) => {
    const leftAt = new Date(Date.now() - Number(departure) * hourMs).toISOString();
    if ((await cutting.run({ personId: person.id, leftAt, ...typed })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <ActForm
      what={<Notice tone="warn">{text('staff.cutOffWhat', { name: person.name })}</Notice>}
      act={text('staff.cutOffNow')}
      kind="danger"
      sending={cutting}
      onSubmit={sending(cut)}
      onBack={onDone}
    >
      <FormRadioGroup
        control={control}
        name="reasonCode"
        label={text('staff.cutOffReason')}
        choices={cutOffReasonSchema.options.map((value) => ({ value, label: text(`staff.cutOff.${value}`) }))}
        isInline
      />
      <FormRadioGroup
        control={control}
        name="departure"
        label={text('staff.leftAt')}
        choices={departures.map((value) => ({
          value,
          label: text('staff.hoursAgo', { hours: Number(value) }),
        }))}
        isInline
      />
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
