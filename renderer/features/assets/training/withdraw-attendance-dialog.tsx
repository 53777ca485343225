// Who was not at a session after all: the manager takes their confirmation back with a reason, which they read (D13).
import { z } from 'zod';
import type { TrainingMatrix } from '#core/assets/training/contract.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const withdrawalSchema = z.object({
  personId: z.string(),
  reason: z.string().refine(isReason, sentence('training.reasonMissing')),
});

type WithdrawAttendanceDialogProps = {
  session: TrainingMatrix['sessions'][number];
  onClose: () => void;
};

export function WithdrawAttendanceDialog({ session, onClose }: WithdrawAttendanceDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(
    withdrawalSchema,
    { personId: session.present[0]?.personId ?? '', reason: '' },
    ['reason'],
  );
  const withdrawing = useDeskCommand(desk.training.withdrawAttendance.mutate);
  const withdraw = sending(async (input) => {
    if ((await withdrawing.run({ sessionId: session.sessionId, ...input })) !== null) onClose();
  });
  return (
    <FormDialog
      title={text('training.attendanceOf', {
        topic: session.topicTitle ?? text('training.titleElsewhere'),
      })}
      what={<p>{text('training.withdrawAttendanceWhat')}</p>}
      act={text('training.withdrawAttendance')}
      sending={withdrawing}
      summary={summary}
      onSubmit={withdraw}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="personId"
        label={text('training.wasNotThere')}
        choices={session.present.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      <FormTextField control={control} name="reason" label={text('training.reason')} isMultiline />
    </FormDialog>
  );
}
