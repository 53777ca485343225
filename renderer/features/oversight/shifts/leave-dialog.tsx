// Leave of a person: from a day to a day. Why stays in the office.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormDateField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const leaveSchema = z
  .object({
    fromDay: z.string().nullable().transform(chosen('shifts.dayMissing')),
    toDay: z.string().nullable().transform(chosen('shifts.dayMissing')),
    note: z.string().trim().max(200),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, { path: ['toDay'], error: sentence('shifts.endsFirst') });
const nothing: z.input<typeof leaveSchema> = { fromDay: null, toDay: null, note: '' };

export function LeaveDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const text = useText();
  const recording = useDeskCommand(desk.shifts.recordLeave.mutate);
  const { control, summary, sending } = useSentForm(leaveSchema, nothing, ['fromDay', 'toDay', 'note']);
  const record = async (leave: z.infer<typeof leaveSchema>) => {
    if ((await recording.run({ personId, ...leave })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('shifts.addLeave')}
      act={text('shifts.recordLeave')}
      sending={recording}
      summary={summary}
      onSubmit={sending(record)}
      onClose={onClose}
    >
      <FieldRow>
        <FormDateField control={control} name="fromDay" label={text('shifts.fromDay')} />
        <FormDateField control={control} name="toDay" label={text('shifts.toDay')} />
      </FieldRow>
      <FormTextField control={control} name="note" label={text('shifts.leaveNote')} />
    </FormDialog>
  );
}
