// Who is it, and their password. Only people who may work here are listed; nobody types a name (D11).
import { UserRound } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import type { ListedPerson } from '#core/access/staff/contract.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import styles from '#renderer/frame/entrance.module.css';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { type DeskQuery, useDeskQuery } from '../api/use-desk.ts';
import { ClockNotice } from '../features/access/clock/clock-notice.tsx';
import { LeaseNotice } from '../features/access/emergency/lease-notice.tsx';
import { DemoSignInsNotice } from '../features/app/first-run/demo-sign-ins-notice.tsx';
import { PairingNotice } from '../features/app/first-run/pairing-notice.tsx';
import { useLanguage } from '../i18n/language.ts';
import { useProblemText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ChosenPerson, fetchNext, VisitForm } from './lazy-screens.ts';

export function SignInScreen() {
  const text = useText();
  const list = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const { data: people, problem } = list;
  const isWhole = useAbove() && isKnown(list);
  const problemText = useProblemText();
  const endedBy = useSession((state) => state.endedBy);
  const [chosen, setChosen] = useState<ListedPerson | null>(null);
  const [isVisit, setIsVisit] = useState(false);
  const isRemoved = (useOffice().office?.removedAt ?? null) !== null;
  const hasList = people !== undefined;
  useEffect(() => (hasList ? fetchNext() : undefined), [hasList]);
  return (
    <Entrance title={text(isRemoved ? 'app.removed.title' : 'app.signIn.title')}>
      {isRemoved ? <Notice tone="bad">{text('app.removed.what')}</Notice> : null}
      <ProblemNotice problem={problem} />
      {endedBy === null ? null : <Notice tone="info">{problemText(endedBy)}</Notice>}
      <ClockNotice />
      <LeaseNotice />
      <DemoSignInsNotice />
      <PairingNotice />
      <Suspense>
        {isVisit ? (
          <VisitForm onBack={() => setIsVisit(false)} />
        ) : chosen === null ? (
          <PeopleList
            people={isWhole ? (people ?? []) : null}
            onChoose={setChosen}
            onVisit={isRemoved ? null : () => setIsVisit(true)}
          />
        ) : (
          <ChosenPerson key={chosen.id} person={chosen} onBack={() => setChosen(null)} />
        )}
      </Suspense>
    </Entrance>
  );
}

const isKnown = ({ data, problem }: Pick<DeskQuery<unknown>, 'data' | 'problem'>): boolean =>
  data !== undefined || problem !== null;

/** Whether it is known what stands above the list: a notice that comes later would move it away from under a press. */
function useAbove(): boolean {
  const clock = useDeskQuery(deskQueries.clock.state.queryOptions());
  const lease = useDeskQuery(deskQueries.staff.lease.queryOptions());
  return isKnown(clock) && isKnown(lease);
}

/** Everybody sees for a week that somebody became a manager, and of which day (D11.41). */
function NewManagerNotice({ name, since }: { name: string; since: string }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return (
    <Notice tone="warn">
      {text('app.signIn.newManager', { name, day: formatJalali(since, 'numeric', language) })}
    </Notice>
  );
}

type PeopleListProps = {
  /** Null until they and what stands above them are known, for the same reason. */
  people: readonly ListedPerson[] | null;
  onChoose: (person: ListedPerson) => void;
  /** An inspector comes with a code of the province; null where nobody can. */
  onVisit: (() => void) | null;
};

/** Choosing oneself is the one thing to do on this screen. One function, so that React calls it on mounting only. */
function focusOnMount(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** So many have a digit of their own. */
const digits = 9;

/** 1 … 9 of either row of digits, in whatever layout, where nobody types. Null for any other key. */
function digitOf({ code, repeat, ctrlKey, altKey, metaKey, target }: KeyboardEvent): number | null {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  const isOther = repeat || ctrlKey || altKey || metaKey;
  const isTyped = target instanceof Element && target.matches('input, textarea');
  return digit === undefined || isOther || isTyped ? null : Number(digit);
}

/** A digit chooses who stands at that place of the list. */
function useDigitOfPerson({ people, onChoose }: Pick<PeopleListProps, 'people' | 'onChoose'>): void {
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const digit = digitOf(event);
      const person = digit === null ? undefined : people?.[digit - 1];
      if (person === undefined) return;
      // The digit belongs to the list, and not to the password that is asked next.
      event.preventDefault();
      onChoose(person);
    };
    window.addEventListener('keydown', choose);
    return () => window.removeEventListener('keydown', choose);
  }, [people, onChoose]);
}

function PeopleList({ people, onChoose, onVisit }: PeopleListProps) {
  const text = useText();
  useDigitOfPerson({ people, onChoose });
  return (
    <section className={styles.form} aria-labelledby="who">
      {people?.map(({ id, name, newSince }) =>
        newSince === null ? null : <NewManagerNotice key={id} name={name} since={newSince} />,
      )}
      <h2 id="who">{text('app.signIn.who')}</h2>
      {people === null ? null : (
        <>
          <ul className={styles.people}>
            {people.map((person, index) => (
              <li key={person.id}>
                <button
                  type="button"
                  className={styles.person}
                  onClick={() => onChoose(person)}
                  {...(index < digits ? { 'aria-keyshortcuts': String(index + 1) } : {})}
                  {...(index === 0 ? { ref: focusOnMount } : {})}
                >
                  <UserRound className="icon" aria-hidden="true" />
                  <span>{person.name}</span>
                  <span className={styles.role}>
                    {text(`app.role.${person.role}`)}
                    {person.twinAtDesk === null
                      ? null
                      : ` ${text('app.signIn.twin', { desk: person.twinAtDesk })}`}
                  </span>
                  {index < digits ? <KeyHint keys={String(index + 1)} /> : null}
                </button>
              </li>
            ))}
          </ul>
          {onVisit === null ? null : (
            <div>
              <Button kind="quiet" onPress={onVisit}>
                {text('inspections.open')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
