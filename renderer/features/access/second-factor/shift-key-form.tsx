// Lets a security key, or a card that speaks like one, open the own locked page for this shift (A76): the password, and a touch.
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { transport } from '#renderer/api/transport.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { makeKey, supportsSecurityKeys } from './security-key.ts';

/** Whether this window can speak with keys: the desktop shell does not. */
export const takesShiftKeys = (): boolean => transport.presence === 'page' && supportsSecurityKeys();

const passwordForm = z.object({ password: z.string().min(1, sentence('ui.passwordMissing')) });

/** Under a handle of its own: an authenticator keeps one pair for each handle, and the registered one stays. At most 64 bytes. */
const shiftOwner = ({ id, name }: { id: string; name: string }) => ({ id: `shift:${id}`, name });

export function ShiftKeyForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const text = useText();
  const person = useSession(({ session }) => session?.person);
  const { office } = useOffice();
  const [isRefused, setIsRefused] = useState(false);
  const asking = useDeskCommand(() => desk.secondFactor.shiftKeyChallenge.mutate());
  const setting = useDeskCommand(desk.secondFactor.setShiftKey.mutate);
  const { control, summary, sending, askAgain } = useSentForm(passwordForm, { password: '' }, ['password']);
  const set = async ({ password }: { password: string }) => {
    if (person === undefined || office === null) return;
    setIsRefused(false);
    const asked = await asking.run(undefined);
    if (asked === null) return;
    const made = await makeKey(asked, shiftOwner(person), office.name, { asksHolder: true });
    if (made === null) setIsRefused(true);
    else if ((await setting.run({ ...made, password })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <ActForm
      what={<p>{text('secondFactor.shiftKeyWhat')}</p>}
      act={text('secondFactor.shiftKeySet')}
      sending={{
        isPending: asking.isPending || setting.isPending,
        problem: asking.problem ?? setting.problem,
      }}
      summary={summary}
      onSubmit={sending(set)}
      onBack={onCancel}
    >
      {isRefused ? <Notice tone="warn">{text('secondFactor.shiftKeyNotMade')}</Notice> : null}
      <FormPasswordField control={control} name="password" autoFocus />
    </ActForm>
  );
}
