// Registers a security key or a phone as the manager's own: a name, the password, and a touch.
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { makeKey } from './security-key.ts';

const keySchema = z.object({
  label: z.string().trim().min(2, sentence('secondFactor.labelMissing')).max(60),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});

export function AddKeyDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const person = useSession(({ session }) => session?.person);
  const { office } = useOffice();
  const [isRefused, setIsRefused] = useState(false);
  const asking = useDeskCommand(desk.secondFactor.challenge.mutate);
  const registering = useDeskCommand(desk.secondFactor.registerKey.mutate);
  const { control, summary, sending, askAgain } = useSentForm(keySchema, { label: '', password: '' }, [
    'label',
    'password',
  ]);
  const add = async (typed: z.infer<typeof keySchema>) => {
    if (person === undefined || office === null) return;
    setIsRefused(false);
    const asked = await asking.run({ act: 'secondFactor.newKey' });
    if (asked === null) return;
    const made = await makeKey(asked, person, office.name);
    if (made === null) setIsRefused(true);
    else if ((await registering.run({ ...made, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  };
  return (
    <FormDialog
      title={text('secondFactor.add')}
      what={<p>{text('secondFactor.addWhat')}</p>}
      act={text('secondFactor.addNow')}
      sending={{
        isPending: asking.isPending || registering.isPending,
        problem: asking.problem ?? registering.problem,
      }}
      summary={summary}
      onSubmit={sending(add)}
      onClose={onClose}
    >
      {isRefused ? <Notice tone="warn">{text('secondFactor.notTouched')}</Notice> : null}
      <FormTextField
        control={control}
        name="label"
        label={text('secondFactor.label')}
        hint={text('secondFactor.labelHint')}
        autoFocus
      />
      <FormPasswordField control={control} name="password" />
    </FormDialog>
  );
}
