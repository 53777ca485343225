// The manager records a tracking number that stands in the office already; the day names it (D1.26).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const reasonSchema = z.object({
  reason: z.string().trim().min(1, sentence('visits.late.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof reasonSchema> = { reason: '', password: '' };

/** A filing as it was sent. */
export type TypedFiling = Parameters<typeof desk.visits.recordFiling.mutate>[0];

type FileTwiceDialogProps = { filing: TypedFiling; onDone: () => void; onClose: () => void };

export function FileTwiceDialog({ filing, onDone, onClose }: FileTwiceDialogProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(reasonSchema, nothing, []);
  const recording = useDeskCommand(desk.visits.recordFilingTwice.mutate);
  const record = sending(async (typed) => {
    if ((await recording.run({ ...filing, ...typed })) === null) askAgain({ password: '' });
    else onDone();
  });
  return (
    <ActDialog
      title={text('visits.fileTwice')}
      act={text('visits.late.record')}
      sending={recording}
      onAct={record}
      onClose={onClose}
    >
      <p>{text('visits.fileTwiceWhat')}</p>
      <FormTextField control={control} name="reason" label={text('visits.cancelReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
