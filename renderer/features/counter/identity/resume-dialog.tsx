// What was missing has arrived: in words, and the refused visit is checked anew as a whole.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const resumeSchema = z.object({ arrived: z.string().trim().min(1, sentence('identity.arrivedMissing')) });

type ResumeDialogProps = { visitId: string; formId: string; onClose: () => void };

export function ResumeDialog({ visitId, formId, onClose }: ResumeDialogProps) {
  const text = useText();
  const { control, sending } = useSentForm(resumeSchema, { arrived: '' }, []);
  const resuming = useDeskCommand(desk.identity.resume.mutate);
  const resume = async ({ arrived }: z.infer<typeof resumeSchema>) => {
    if ((await resuming.run({ visitId, formId, arrived })) !== null) onClose();
  };
  return (
    <ActDialog
      title={text('identity.resume')}
      act={text('identity.resume')}
      kind="primary"
      sending={resuming}
      onAct={sending(resume)}
      onClose={onClose}
    >
      <p>{text('identity.resumeWhat')}</p>
      <FormTextField control={control} name="arrived" label={text('identity.arrived')} />
    </ActDialog>
  );
}
