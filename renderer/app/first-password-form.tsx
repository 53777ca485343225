// A newly activated person chooses their own password with the one-time code from the manager, who never sees it (D11).
import { useState } from 'react';
import { minimumPasswordLength, type Person } from '#core/staff/contract.ts';
import { desk } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { DigitsField } from '../ui/digits-field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';

export function FirstPasswordForm({ person }: { person: Person }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const [oneTimeCode, setOneTimeCode] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const choose = useDeskCommand(desk.staff.chooseFirstPassword.mutate);
  const signIn = useDeskCommand(desk.staff.signIn.mutate);
  const isShort = password !== '' && password.length < minimumPasswordLength;
  const isDifferent = repeated !== '' && repeated !== password;
  const isReady = oneTimeCode !== '' && password !== '' && !isShort && repeated === password;
  const submit = async () => {
    const chosen = await choose.run({ personId: person.id, oneTimeCode, password });
    const signedIn = chosen === null ? null : await signIn.run({ personId: person.id, password });
    if (signedIn !== null) begin({ token: signedIn.token, person: signedIn.person });
  };
  const problem = choose.problem ?? signIn.problem;
  return (
    <StackedForm onSubmit={submit}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <DigitsField
        label={text('app.firstPassword.code')}
        hint={text('app.firstPassword.codeHint')}
        value={oneTimeCode}
        onChange={setOneTimeCode}
        autoFocus
      />
      <TextField
        label={text('app.firstPassword.password')}
        hint={text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength })}
        problem={isShort ? text('app.firstPassword.tooShort') : undefined}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <TextField
        label={text('app.firstPassword.repeat')}
        problem={isDifferent ? text('app.firstPassword.different') : undefined}
        type="password"
        autoComplete="new-password"
        value={repeated}
        onChange={setRepeated}
      />
      <Actions>
        <Button
          type="submit"
          kind="primary"
          isPending={choose.isPending || signIn.isPending}
          isDisabled={!isReady}
        >
          {text('app.firstPassword.choose')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
