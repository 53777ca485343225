// The manager's words on a sign of very many looks: who was asked, and what was found.
import { z } from 'zod';
import type { LookSign } from '#core/access/access-log/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const answerSchema = z.object({ note: z.string().trim().min(1, sentence('looks.answerMissing')) });

export function AnswerSignDialog({ sign, onClose }: { sign: LookSign; onClose: () => void }) {
  const text = useText();
  const { control, sending } = useSentForm(answerSchema, { note: '' }, []);
  const answering = useDeskCommand(desk.looks.answerSign.mutate);
  const answer = sending(async ({ note }) => {
    if ((await answering.run({ signId: sign.signId, note })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('looks.answerOf', { name: sign.personName ?? '' })}
      act={text('looks.record')}
      kind="primary"
      back={text('looks.back')}
      sending={answering}
      onAct={answer}
      onClose={onClose}
    >
      <p>{text('looks.answerWhat')}</p>
      <FormTextField control={control} name="note" label={text('looks.answerNote')} isMultiline autoFocus />
    </ActDialog>
  );
}
