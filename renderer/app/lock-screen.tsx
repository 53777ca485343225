// The locked screen: nothing of the work is in the page. The same person goes on with their password; another person
// signs in as themself and finds their own drafts only.
import { type FormEvent, useState } from 'react';
import { desk } from '../api/client.ts';
import { type Session, useSession } from '../api/session.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './entrance.module.css';
import { Entrance } from './entrance.tsx';

export function LockScreen({ session }: { session: Session }) {
  const text = useText();
  const { unlock, end } = useSession();
  const [password, setPassword] = useState('');
  const unlocking = useDeskCommand(desk.staff.unlock.mutate);
  const leaving = useDeskCommand(() => desk.staff.signOut.mutate());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await unlocking.run({ password });
    if (done === null) setPassword('');
    else unlock();
  };
  const leave = async () => {
    await leaving.run(undefined);
    end();
  };
  return (
    <Entrance title={text('app.locked.title')}>
      <p>{text('app.locked.explanation', { name: session.person.name })}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {unlocking.problem === null ? null : <ProblemNotice problem={unlocking.problem} />}
        <TextField
          label={text('app.signIn.password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
        />
        <div className={styles.actions}>
          <Button type="submit" kind="primary" isPending={unlocking.isPending} isDisabled={password === ''}>
            {text('app.locked.unlock')}
          </Button>
          <Button kind="quiet" isPending={leaving.isPending} onPress={() => void leave()}>
            {text('app.locked.someoneElse')}
          </Button>
        </div>
      </form>
    </Entrance>
  );
}
