// Who is it, and their password. Only people who may work here are listed; nobody types a name (D11).
import { UserRound } from 'lucide-react';
import { useState } from 'react';
import type { ListedPerson, Person } from '#core/staff/contract.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import styles from '#renderer/frame/entrance.module.css';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { roleNames } from '#renderer/frame/role-names.ts';
import { desk } from '../api/client.ts';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { useDeskCommand, useDeskQuery } from '../api/use-desk.ts';
import { ClockNotice } from '../features/clock/clock-notice.tsx';
import { EmergencyForm } from '../features/emergency/emergency-form.tsx';
import { LeaseNotice } from '../features/emergency/lease-notice.tsx';
import { VisitForm } from '../features/inspections/visit-form.tsx';
import { DemoSignInsNotice } from '../features/office/demo-sign-ins-notice.tsx';
import { PairingNotice } from '../features/office/pairing-notice.tsx';
import { useProblemText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { AccessCodeForm, type Restored, RestoredNotice } from './access-code-form.tsx';
import { FirstPasswordForm } from './first-password-form.tsx';
import { PasswordForm } from './password-form.tsx';

export function SignInScreen() {
  const text = useText();
  const { data: people, problem } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const problemText = useProblemText();
  const endedBy = useSession((state) => state.endedBy);
  const [chosen, setChosen] = useState<ListedPerson | null>(null);
  const [isVisit, setIsVisit] = useState(false);
  return (
    <Entrance title={text('app.signIn.title')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {endedBy === null ? null : <Notice tone="info">{problemText(endedBy)}</Notice>}
      <ClockNotice />
      <LeaseNotice />
      <DemoSignInsNotice />
      <PairingNotice />
      {isVisit ? (
        <VisitForm onBack={() => setIsVisit(false)} />
      ) : chosen === null ? (
        <PeopleList people={people ?? []} onChoose={setChosen} onVisit={() => setIsVisit(true)} />
      ) : (
        <ChosenPerson key={chosen.id} person={chosen} onBack={() => setChosen(null)} />
      )}
    </Entrance>
  );
}

type PeopleListProps = {
  people: readonly ListedPerson[];
  onChoose: (person: ListedPerson) => void;
  /** An inspector comes with a code of the province. */
  onVisit: () => void;
};

/** Choosing oneself is the one thing to do on this screen. One function, so that React calls it on mounting only. */
function focusOnMount(button: HTMLButtonElement | null): void {
  button?.focus();
}

function PeopleList({ people, onChoose, onVisit }: PeopleListProps) {
  const text = useText();
  return (
    <section className={styles.form} aria-labelledby="who">
      <h2 id="who">{text('app.signIn.who')}</h2>
      <ul className={styles.people}>
        {people.map((person, index) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles.person}
              onClick={() => onChoose(person)}
              {...(index === 0 ? { ref: focusOnMount } : {})}
            >
              <UserRound className="icon" aria-hidden="true" />
              <span>{person.name}</span>
              <span className={styles.role}>
                {text(roleNames[person.role])}
                {person.twinAtDesk === null
                  ? null
                  : ` ${text('app.signIn.twin', { desk: person.twinAtDesk })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button kind="quiet" onPress={onVisit}>
          {text('inspections.open')}
        </Button>
      </div>
    </section>
  );
}

function ChosenPerson({ person, onBack }: { person: ListedPerson; onBack: () => void }) {
  const text = useText();
  const [isByProvince, setIsByProvince] = useState(false);
  const [restored, setRestored] = useState<Restored | null>(null);
  useKeyCommand('back', onBack);
  return (
    <>
      <div className={styles.chosen}>
        <UserRound className="icon" aria-hidden="true" />
        <span>{text('app.status.person', { name: person.name, role: text(roleNames[person.role]) })}</span>
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
            {text('app.access.door')}
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
          {text('emergency.door')}
        </Button>
      </PasswordForm>
    </>
  );
}
