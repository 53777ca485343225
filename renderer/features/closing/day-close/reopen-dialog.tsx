// Before a closed day is opened again: what follows, why, and the password.
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { useSentForm } from '#renderer/ui/form.tsx';
import { SealFields, type Sealing, sealSchema } from './seal-form.tsx';

export function ReopenDialog({ day, onClose }: { day: string; onClose: () => void }) {
  const text = useText();
  const draft = useDraft(`day-close.reopen.${day}`, '');
  const initial: Sealing = { without: [], reason: draft.value, password: '' };
  const form = useSentForm(sealSchema(0, true), initial, []);
  const { control, sending, askAgain } = form;
  useKeptField(form, 'reason', draft);
  const reopening = useDeskCommand(desk.dayClose.reopen.mutate);
  const submit = sending(async ({ reason, password }) => {
    if ((await reopening.run({ day, reason, password })) === null) return askAgain({ password: '' });
    draft.drop();
    onClose();
  });
  return (
    <FormDialog
      title={text('dayClose.reopenTitle')}
      what={<p>{text('dayClose.reopenWhat')}</p>}
      act={text('dayClose.reopen')}
      sending={reopening}
      onSubmit={submit}
      onClose={onClose}
    >
      <SealFields control={control} isReasonNeeded />
    </FormDialog>
  );
}
