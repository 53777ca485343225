// One's own password and what it opens. A refusal empties the field, so that the next attempt begins anew.
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { DeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { FormPasswordField, useSentForm } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../ui/stack.tsx';

type PasswordFormProps = {
  act: string;
  sending: Pick<DeskCommand<never, unknown>, 'isPending' | 'problem'>;
  /** Says whether the password was taken. */
  onSend: (password: string) => Promise<boolean>;
  /** Other ways on, beside the button. */
  children?: ReactNode;
};

const schema = z.object({ password: z.string() });

export function PasswordForm({ act, sending: { problem, isPending }, onSend, children }: PasswordFormProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(schema, { password: '' }, ['password']);
  const submit = sending(async ({ password }) => {
    if (!(await onSend(password))) askAgain({ password: '' });
  });
  return (
    <StackedForm onSubmit={submit}>
      <ProblemNotice problem={problem} />
      <FormPasswordField control={control} name="password" label={text('app.signIn.password')} autoFocus />
      <Actions>
        <Button
          type="submit"
          kind="primary"
          isPending={isPending}
          isDisabled={useWatch({ control, name: 'password' }) === ''}
        >
          {act}
        </Button>
        {children}
      </Actions>
    </StackedForm>
  );
}
