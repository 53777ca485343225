// What was left over, each with where to go: clearances that end, days that were not closed, and what has not
// reached the province for a while. Calm when there is nothing.
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EndingClearance, LeftOver } from '#core/premises/contract.ts';
import type { SyncStateView } from '#core/sync/contract.ts';
import type { LeftOpenVisit } from '#core/visits/contract.ts';
import { useLeftOpen, WaysToVisits } from '#renderer/frame/open-visits.tsx';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { deskQueries } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { useAgeText } from '../../i18n/age-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RuleSource } from '../../ui/rule-source.tsx';
import { StatusWord, type Tone } from '../../ui/status-word.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { syncWarning } from './left-over-sync.ts';
import styles from './morning.module.css';

export function LeftOverSection() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.premises.leftOver.queryOptions());
  const sync = useSyncState();
  const leftOpen = useLeftOpen() ?? [];
  const openByDay = [...new Set(leftOpen.map(({ day }) => day))].map(
    (day) => [day, leftOpen.filter((visit) => visit.day === day)] as const,
  );
  const rows =
    data === undefined
      ? []
      : [
          ...data.openDays.map((open) => <OpenDayBefore key={`day ${open.day}`} open={open} />),
          ...openByDay.map(([day, visits]) => <LeftOpen key={`open ${day}`} day={day} visits={visits} />),
          ...data.clearances.map((clearance) => <Clearance key={clearance.personId} clearance={clearance} />),
          ...(sync === undefined || syncWarning(sync, Date.now()) === null
            ? []
            : [<SyncAge key="sync" sync={sync} />]),
        ];
  return (
    <Section title={text('premises.leftOver')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {data !== undefined && rows.length === 0 ? (
        <EmptyState title={text('premises.nothingLeft')} why={text('premises.nothingLeftWhy')} />
      ) : (
        <ul>{rows}</ul>
      )}
    </Section>
  );
}

type RowProps = {
  name: ReactNode;
  hint: ReactNode;
  tone: Tone;
  status: string;
  path: '/day-close' | '/staff' | '/sync';
  go: string;
};

function Row({ name, hint, tone, status, path, go }: RowProps) {
  const navigate = useNavigate();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const mayGo = path === '/sync' || isManager;
  return (
    <li className={classNames(styles.check, styles.way)}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      <div className={styles.seen}>
        <StatusWord tone={tone}>{status}</StatusWord>
      </div>
      {mayGo ? (
        <div className={styles.answers}>
          <Button isDense onPress={() => void navigate({ to: path })}>
            {go}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function OpenDayBefore({ open }: { open: LeftOver['openDays'][number] }) {
  const text = useText();
  const { day, openDrafts, unexplained, differenceToGo } = open;
  return (
    <Row
      name={
        <>
          {text('premises.previousDay')} <DateText day={day} style="numeric" />
        </>
      }
      hint={
        <>
          {text('premises.previousDayLeft', { drafts: openDrafts, differences: unexplained })}{' '}
          {differenceToGo === 0 ? null : (
            <>
              {text('premises.differenceToGo')} <MoneyText rials={differenceToGo} />
            </>
          )}
        </>
      }
      tone="warn"
      status={text('premises.previousOpen')}
      path="/day-close"
      go={text('premises.toDayClose')}
    />
  );
}

/** Visits that were left open on a day before; each is a way to it. */
function LeftOpen({ day, visits }: { day: string; visits: readonly LeftOpenVisit[] }) {
  const text = useText();
  return (
    <li className={classNames(styles.check, styles.way)}>
      <div>
        <p className={styles.name}>
          {text('premises.leftOpen', { count: visits.length })} <DateText day={day} style="numeric" />
        </p>
        <WaysToVisits visits={visits} />
      </div>
      <div className={styles.seen}>
        <StatusWord tone="warn">{text('premises.leftOpenState')}</StatusWord>
      </div>
    </li>
  );
}

function Clearance({ clearance: { name, expiresOn, daysLeft } }: { clearance: EndingClearance }) {
  const text = useText();
  const title = text('premises.clearanceOf', { name });
  return (
    <Row
      name={
        <>
          {title}
          <RuleSource rule="D8" about={title} />
        </>
      }
      hint={
        <>
          {text('premises.clearanceUntil')} <DateText day={expiresOn} />
        </>
      }
      tone={daysLeft < 0 ? 'bad' : 'warn'}
      status={
        daysLeft < 0 ? text('premises.clearanceEnded') : text('premises.clearanceEnds', { days: daysLeft })
      }
      path="/staff"
      go={text('premises.toStaff')}
    />
  );
}

function SyncAge({ sync }: { sync: SyncStateView }) {
  const text = useText();
  const ageText = useAgeText();
  const { oldestAt, lastContactAt, queued, phase } = sync;
  const age = ageText(oldestAt === null ? 0 : Date.now() - Date.parse(oldestAt));
  return (
    <Row
      name={text('premises.sync')}
      hint={
        <>
          {text('premises.queued', { count: queued, age })}{' '}
          {lastContactAt === null ? (
            text('premises.neverContacted')
          ) : (
            <>
              {text('premises.lastContact')} <TimeText at={lastContactAt} withDay />
            </>
          )}
        </>
      }
      tone={phase === 'not_enrolled' ? 'neutral' : 'warn'}
      status={text(phase === 'not_enrolled' ? 'premises.notJoined' : 'premises.behind')}
      path="/sync"
      go={text('premises.toSync')}
    />
  );
}
