// The password of whoever chose themself on the sign-in screen, and the other ways in: a first password, the province's code,
// an emergency.
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import type { ListedPerson, Person } from '#core/access/staff/contract.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import styles from '#renderer/frame/entrance.module.css';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { desk } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { EmergencyForm } from '../features/access/emergency/emergency-form.tsx';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { AccessCodeForm, type Restored, RestoredNotice } from './access-code-form.tsx';
import { FirstPasswordForm } from './first-password-form.tsx';
import { PasswordForm } from './password-form.tsx';

export function ChosenPerson({ person, onBack }: { person: ListedPerson; onBack: () => void }) {
  const text = useText();
  const [isByProvince, setIsByProvince] = useState(false);
  const [restored, setRestored] = useState<Restored | null>(null);
  useKeyCommand('back', onBack);
  return (
    <>
      <div className={styles.chosen}>
        <UserRound className="icon" aria-hidden="true" />
        <span>{text('app.status.person', { name: person.name, role: text(`app.role.${person.role}`) })}</span>
        <Button kind="quiet" isDense keyHint={keyBindings.back.hint} onPress={onBack}>
          {text('app.signIn.otherPerson')}
        </Button>
      </div>
      {isByProvince && restored === null ? (
        <AccessCodeForm onRestored={setRestored} onBack={() => setIsByProvince(false)} />
      ) : restored !== null || person.state === 'activated' ? (
        <>
          {restored === null ? null : <RestoredNotice restored={restored} />}
          {restored !== null || person.reset === null ? null : <ResetNotice reset={person.reset} />}
          <FirstPasswordForm person={restored?.person ?? person} />
        </>
      ) : (
        <OwnPassword person={person} />
      )}
      {person.role === 'manager' && !isByProvince ? (
        <div>
          <Button kind="quiet" isDense onPress={() => setIsByProvince(true)}>
            {text('app.access.byCode')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** Its owner is told that their password was ended, by whom and when, before they choose the next one. */
function ResetNotice({ reset: { byName, at } }: { reset: NonNullable<ListedPerson['reset']> }) {
  const text = useText();
  return (
    <Notice tone="info">
      {text('app.firstPassword.wasReset', { name: byName ?? text('app.firstPassword.manager') })}{' '}
      <TimeText at={at} withDay />
    </Notice>
  );
}

const codeAsked: ReadonlySet<string> = new Set(['SECOND_FACTOR_NEEDED', 'SECOND_FACTOR_WRONG']);

function OwnPassword({ person }: { person: Person }) {
  const text = useText();
  const begin = useSession((state) => state.begin);
  const signIn = useDeskCommand(desk.staff.signIn.mutate);
  const [isEmergency, setIsEmergency] = useState(false);
  const [code, setCode] = useState('');
  // Only where the roster's lease is over, of a manager who has one (design.md §7).
  const asksForCode = signIn.problem !== null && codeAsked.has(signIn.problem.code);
  const enter = async (password: string) => {
    const signedIn = await signIn.run({
      personId: person.id,
      password,
      ...(code === '' ? {} : { code }),
    });
    if (signedIn !== null) putDraftsBack(person.id, signedIn.drafts);
    if (signedIn !== null) begin({ token: signedIn.token, person: signedIn.person });
    return signedIn !== null;
  };
  if (isEmergency) return <EmergencyForm person={person} onBack={() => setIsEmergency(false)} />;
  return (
    <>
      {asksForCode ? (
        <TextField
          label={text('emergency.leaseCode')}
          hint={text('emergency.codeHint')}
          appearance="identifier"
          value={code}
          onChange={setCode}
        />
      ) : null}
      <PasswordForm act={text('app.signIn.enter')} sending={signIn} onSend={enter}>
        <Button kind="quiet" onPress={() => setIsEmergency(true)}>
          {text('emergency.signInBeside')}
        </Button>
      </PasswordForm>
    </>
  );
}
