// Ends the password of an active account: a one-time code, shown this once, with which its owner chooses the next (D11).
import { useState } from 'react';
import { z } from 'zod';
import type { activateOutput } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormPasswordField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { CodeGiven } from './code-given.tsx';

const resetSchema = z.object({ password: z.string().min(1, sentence('staff.fieldMissing')) });

export function ResetPart({ personId, onDone }: { personId: string; onDone: () => void }) {
  const text = useText();
  const [given, setGiven] = useState<z.infer<typeof activateOutput> | null>(null);
  const { control, sending, askAgain } = useSentForm(resetSchema, { password: '' }, []);
  const resetting = useDeskCommand(desk.staff.resetPassword.mutate);
  const reset = async ({ password }: z.infer<typeof resetSchema>) => {
    const code = await resetting.run({ personId, password });
    if (code === null) askAgain({ password: '' });
    setGiven(code);
  };
  if (given !== null) return <CodeGiven {...given} />;
  return (
    <ActForm
      what={<Notice tone="warn">{text('staff.resetWhat')}</Notice>}
      act={text('staff.resetNow')}
      sending={resetting}
      onSubmit={sending(reset)}
      onBack={onDone}
    >
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
