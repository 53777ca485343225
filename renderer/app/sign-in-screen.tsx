// Who is it, and their password. Only people who may work here are listed; nobody types a name (D11).
import { type FormEvent, useState } from 'react';
import type { Person } from '#core/staff/contract.ts';
import { desk } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand, useDeskQuery } from '../api/use-desk.ts';
import { DemoSignInsNotice } from '../features/office/demo-sign-ins-notice.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';
import { FirstPasswordForm } from './first-password-form.tsx';
import { roleNames } from './role-names.ts';

export function SignInScreen() {
  const text = useText();
  const { data: people, problem } = useDeskQuery('staff', ['staff.signInList'], () =>
    desk.staff.signInList.query(),
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = people?.find(({ id }) => id === chosenId) ?? null;
  return (
    <Entrance title={text('app.signIn.title')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <DemoSignInsNotice />
      {people === undefined ? null : (
        <RadioGroup
          label={text('app.signIn.who')}
          choices={people.map(({ id, name, role }) => ({
            value: id,
            label: name,
            hint: text(roleNames[role]),
          }))}
          value={chosenId}
          onChange={setChosenId}
        />
      )}
      {chosen === null ? null : chosen.state === 'activated' ? (
        <FirstPasswordForm key={chosen.id} person={chosen} />
      ) : (
        <PasswordForm key={chosen.id} person={chosen} />
      )}
    </Entrance>
  );
}

function PasswordForm({ person }: { person: Person }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const [password, setPassword] = useState('');
  const signIn = useDeskCommand(desk.staff.signIn.mutate);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const signedIn = await signIn.run({ personId: person.id, password });
    if (signedIn === null) setPassword('');
    else begin({ token: signedIn.token, person: signedIn.person });
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      {signIn.problem === null ? null : <ProblemNotice problem={signIn.problem} />}
      <TextField
        label={text('app.signIn.password')}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      <div className={styles.actions}>
        <Button type="submit" kind="primary" isPending={signIn.isPending} isDisabled={password === ''}>
          {text('app.signIn.enter')}
        </Button>
      </div>
    </form>
  );
}
