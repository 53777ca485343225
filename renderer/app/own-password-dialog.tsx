// Changes the own password: the present one, and twice the next, which nobody else knows (D11).
import { useState } from 'react';
import { z } from 'zod';
import { minimumPasswordLength } from '#core/staff/contract.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, Stack, StackedForm } from '../ui/stack.tsx';

const passwordSchema = z
  .object({
    current: z.string().min(1, sentence('app.ownPassword.currentMissing')),
    next: z.string().min(minimumPasswordLength, sentence('app.firstPassword.tooShort')),
    again: z.string(),
  })
  .refine(({ next, again }) => next === again, {
    path: ['again'],
    message: sentence('app.firstPassword.different'),
  });
const nothing: z.input<typeof passwordSchema> = { current: '', next: '', again: '' };

export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [isDone, setIsDone] = useState(false);
  return (
    <Dialog title={text('app.ownPassword.title')} isOpen onClose={onClose}>
      {isDone ? (
        <Stack>
          <Notice tone="good">{text('app.ownPassword.done')}</Notice>
          <Actions>
            <Button kind="primary" onPress={onClose} autoFocus>
              {text('app.pin.goOn')}
            </Button>
          </Actions>
        </Stack>
      ) : (
        <PasswordChange onDone={() => setIsDone(true)} onCancel={onClose} />
      )}
    </Dialog>
  );
}

function PasswordChange({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const text = useText();
  const changing = useDeskCommand(desk.staff.changePassword.mutate);
  const { control, summary, sending } = useSentForm(passwordSchema, nothing, ['current', 'next', 'again']);
  const change = async ({ current, next }: z.infer<typeof passwordSchema>) => {
    if ((await changing.run({ current, next })) !== null) onDone();
  };
  return (
    <StackedForm onSubmit={sending(change)}>
      {changing.problem === null ? null : <ProblemNotice problem={changing.problem} />}
      <ErrorSummary {...summary} />
      <FormTextField
        control={control}
        name="current"
        label={text('app.ownPassword.current')}
        type="password"
        autoComplete="current-password"
        autoFocus
      />
      <FormTextField
        control={control}
        name="next"
        label={text('app.firstPassword.password')}
        hint={text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength })}
        type="password"
        autoComplete="new-password"
      />
      <FormTextField
        control={control}
        name="again"
        label={text('app.firstPassword.repeat')}
        type="password"
        autoComplete="new-password"
      />
      <Actions>
        <Button type="submit" kind="primary" isPending={changing.isPending}>
          {text('app.ownPassword.change')}
        </Button>
        <Button onPress={onCancel}>{text('app.pin.cancel')}</Button>
      </Actions>
    </StackedForm>
  );
}
