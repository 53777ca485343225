// One's own password and what it opens. A refusal empties the field, so that the next attempt begins anew.
import { type ReactNode, useState } from 'react';
import type { DeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';

type PasswordFormProps = {
  act: string;
  sending: Pick<DeskCommand<never, unknown>, 'isPending' | 'problem'>;
  /** Says whether the password was taken. */
  onSend: (password: string) => Promise<boolean>;
  /** Other ways on, beside the button. */
  children?: ReactNode;
};

export function PasswordForm({ act, sending, onSend, children }: PasswordFormProps) {
  const text = useText();
  const [password, setPassword] = useState('');
  const submit = async () => {
    if (!(await onSend(password))) setPassword('');
  };
  return (
    <StackedForm onSubmit={submit}>
      {sending.problem === null ? null : <ProblemNotice problem={sending.problem} />}
      <TextField
        label={text('app.signIn.password')}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      <Actions>
        <Button type="submit" kind="primary" isPending={sending.isPending} isDisabled={password === ''}>
          {act}
        </Button>
        {children}
      </Actions>
    </StackedForm>
  );
}
