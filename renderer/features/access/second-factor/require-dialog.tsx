// Switches the second factor on or off for the whole office.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const passwordForm = z.object({ password: z.string().min(1, sentence('ui.passwordMissing')) });

export function RequireDialog({ isRequired, onClose }: { isRequired: boolean; onClose: () => void }) {
  const text = useText();
  const setting = useDeskCommand(desk.secondFactor.setRequired.mutate);
  const { control, summary, sending, askAgain } = useSentForm(passwordForm, { password: '' }, ['password']);
  const set = async ({ password }: { password: string }) => {
    if ((await setting.run({ isRequired: !isRequired, password })) === null) askAgain({ password: '' });
    else onClose();
  };
  const act = text(isRequired ? 'secondFactor.switchOff' : 'secondFactor.switchOn');
  return (
    <FormDialog
      title={act}
      what={<p>{text(isRequired ? 'secondFactor.switchOffWhat' : 'secondFactor.switchOnWhat')}</p>}
      act={act}
      sending={setting}
      summary={summary}
      onSubmit={sending(set)}
      onClose={onClose}
    >
      <FormPasswordField control={control} name="password" autoFocus />
    </FormDialog>
  );
}
