// The locked screen: nothing of the work is in the page. The same person goes on with the PIN of this shift, the password or
// a security key or card (A75, A76); another person signs in as themself and finds their own drafts only.
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import styles from '#renderer/frame/entrance.module.css';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { desk } from '../api/client.ts';
import { deskQueries } from '../api/queries.ts';
import { type Session, useSession } from '../api/session.ts';
import { useDeskCommand, useDeskQuery } from '../api/use-desk.ts';
import { LockedVisit } from '../features/access/inspections/visit-form.tsx';
import { UnlockByKey } from '../features/access/second-factor/unlock-by-key.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { FormTextField, useSentForm } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Whether a refusal says that this PIN opens nothing any more: the password is next. */
const endsPin = (problem: Problem | null): boolean =>
  problem?.code === 'PIN_NOT_SET' || (problem?.code === 'WRONG_PIN' && problem.params.attemptsLeft === 0);

export function LockScreen({ session }: { session: Session }) {
  const text = useText();
  if (session.visit === undefined) return <LockedPerson session={session} />;
  return (
    <Entrance title={text('app.locked.title')}>
      <LockedVisit />
    </Entrance>
  );
}

function LockedPerson({ session }: { session: Session }) {
  const text = useText();
  const unlock = useSession((state) => state.unlock);
  const { data: pin, problem } = useDeskQuery(deskQueries.staff.pinState.queryOptions());
  const byPin = useDeskCommand(desk.staff.unlockWithPin.mutate);
  const byPassword = useDeskCommand(desk.staff.unlock.mutate);
  const [wantsPassword, setWantsPassword] = useState(false);
  const isKnown = pin !== undefined || problem !== null;
  const usesPin = pin?.isSet === true && !wantsPassword && !endsPin(byPin.problem);
  const open = async (secret: string) => {
    const opened = usesPin ? await byPin.run({ pin: secret }) : await byPassword.run({ password: secret });
    if (opened !== null) goOn(opened);
  };
  const goOn = ({ token, drafts }: { token: string; drafts: string | null }) => {
    putDraftsBack(session.person.id, drafts);
    unlock(token);
  };
  const toPassword = () => {
    byPin.reset();
    setWantsPassword(true);
  };
  const name = session.person.name;
  return (
    <Entrance title={text('app.locked.title')}>
      <p>{text(usesPin ? 'app.locked.explanationPin' : 'app.locked.explanation', { name })}</p>
      {isKnown ? (
        <SecretForm
          key={usesPin ? 'pin' : 'password'}
          label={text(usesPin ? 'app.pin.label' : 'app.signIn.password')}
          autoComplete={usesPin ? 'off' : 'current-password'}
          problem={byPassword.problem ?? byPin.problem}
          isPending={byPin.isPending || byPassword.isPending}
          onSubmit={open}
          onPassword={usesPin ? toPassword : null}
        />
      ) : null}
      {pin?.takesKey === true ? <UnlockByKey onOpened={goOn} /> : null}
    </Entrance>
  );
}

type SecretFormProps = {
  label: string;
  autoComplete: string;
  problem: Problem | null;
  isPending: boolean;
  onSubmit: (secret: string) => Promise<void>;
  /** The way to the password; null where it is asked for already. */
  onPassword: (() => void) | null;
};

const secretSchema = z.object({ secret: z.string() });

function SecretForm({ label, autoComplete, problem, isPending, onSubmit, onPassword }: SecretFormProps) {
  const text = useText();
  const { end } = useSession();
  const { control, sending, askAgain } = useSentForm(secretSchema, { secret: '' }, ['secret']);
  const secret = useWatch({ control, name: 'secret' });
  const leaving = useDeskCommand(() => desk.staff.signOut.mutate());
  const submit = sending(async (typed) => {
    askAgain({ secret: '' });
    await onSubmit(typed.secret);
  });
  const leave = async () => {
    await leaving.run(undefined);
    end();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemNotice problem={problem} />
      <FormTextField
        control={control}
        name="secret"
        label={label}
        type="password"
        autoComplete={autoComplete}
        autoFocus
      />
      <div className={styles.actions}>
        <Button type="submit" kind="primary" isPending={isPending} isDisabled={secret === '' && !isPending}>
          {text('app.locked.unlock')}
        </Button>
        {onPassword === null ? null : (
          <Button kind="quiet" onPress={onPassword}>
            {text('app.locked.byPassword')}
          </Button>
        )}
        <Button kind="quiet" isPending={leaving.isPending} onPress={() => void leave()}>
          {text('app.locked.someoneElse')}
        </Button>
      </div>
    </form>
  );
}
