// The manager's answer to an alert of bulk access: who was asked, and what was found.
import { z } from 'zod';
import type { AccessAlert } from '#core/access/access-log/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const answerSchema = z.object({ note: z.string().trim().min(1, sentence('accessLog.answerMissing')) });

export function AnswerAlertDialog({ alert, onClose }: { alert: AccessAlert; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(answerSchema, { note: '' }, []);
  const answering = useDeskCommand(desk.accessLog.answerAlert.mutate);
  const answer = sending(async ({ note }) => {
    if ((await answering.run({ alertId: alert.alertId, note })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('accessLog.answerOf', { name: alert.personName ?? '' })}
      act={text('accessLog.record')}
      kind="primary"
      sending={answering}
      onAct={answer}
      onClose={onClose}
    >
      <p>{text('accessLog.answerWhat')}</p>
      <FormTextField
        control={control}
        name="note"
        label={text('accessLog.answerNote')}
        isMultiline
        autoFocus
      />
    </ActDialog>
  );
}
