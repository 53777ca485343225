// The locked screen: nothing of the work is in the page. The same person goes on with their password; another person
// signs in as themself and finds their own drafts only.
import { desk } from '../api/client.ts';
import { type Session, useSession } from '../api/session.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Entrance } from './entrance.tsx';
import { PasswordForm } from './password-form.tsx';

export function LockScreen({ session }: { session: Session }) {
  const text = useText();
  const { unlock, end } = useSession();
  const unlocking = useDeskCommand(desk.staff.unlock.mutate);
  const leaving = useDeskCommand(() => desk.staff.signOut.mutate());
  const enter = async (password: string) => {
    const done = await unlocking.run({ password });
    if (done !== null) unlock();
    return done !== null;
  };
  const leave = async () => {
    await leaving.run(undefined);
    end();
  };
  return (
    <Entrance title={text('app.locked.title')}>
      <p>{text('app.locked.explanation', { name: session.person.name })}</p>
      <PasswordForm act={text('app.locked.unlock')} sending={unlocking} onSend={enter}>
        <Button kind="quiet" isPending={leaving.isPending} onPress={() => void leave()}>
          {text('app.locked.someoneElse')}
        </Button>
      </PasswordForm>
    </Entrance>
  );
}
