// What was left over, each with where to go: clearances that end, days that were not closed, and what has not
// reached the province for a while. Calm when there is nothing.
import type { Post } from '#core/access/staff/contract.ts';
import type { EndingClearance, EndingTerminal } from '#core/closing/premises/contract.ts';
import type { LeftOpenVisit } from '#core/counter/visits/contract.ts';
import type { SyncStateView } from '#core/replication/sync/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import type { TaskName } from '#renderer/frame/feature.ts';
import { useLeftOpen, VisitLinks } from '#renderer/frame/open-visits.tsx';
import { RateBoardActs, RateBoardStatus, useRateBoard } from '#renderer/frame/rate-board-acts.tsx';
import { useReportFolder } from '#renderer/frame/use-report-folder.ts';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useAgeText } from '#renderer/i18n/age-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { CountedTask, useCountedTasks } from './counted-tasks.tsx';
import styles from './morning.module.css';
import { syncWarning } from './open-tasks-sync.ts';
import { RuledName, TaskRow } from './task-row.tsx';

/** `without`: kinds that another list of the page tells; it tells clearances and terminals too. */
export function OpenTasksSection({ without }: { without?: ReadonlySet<TaskName> }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.premises.openTasks.queryOptions());
  const sync = useSyncState();
  const leftOpen = useLeftOpen() ?? [];
  const counted = useCountedTasks();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const found = useReportFolder(isManager).watched?.files.length ?? 0;
  const openByDay = [...new Set(leftOpen.map(({ day }) => day))].map(
    (day) => [day, leftOpen.filter((visit) => visit.day === day)] as const,
  );
  const rows =
    data === undefined || counted === undefined
      ? []
      : [
          ...counted
            .filter(({ name }) => without?.has(name) !== true)
            .map((task) => <CountedTask key={task.name} {...task} />),
          ...(found === 0 ? [] : [<FoundReports key="reports" count={found} />]),
          ...(data.missing.rateBoard ? [<RateBoardTask key="board" />] : []),
          ...data.missing.posts.map((post) => <VacantPost key={`post ${post.role}`} post={post} />),
          ...openByDay.map(([day, visits]) => <LeftOpen key={`open ${day}`} day={day} visits={visits} />),
          ...(without === undefined ? data.clearances : []).map((clearance) => (
            <Clearance key={clearance.personId} clearance={clearance} />
          )),
          ...(without === undefined ? data.endingTerminals : []).map((ending) => (
            <TerminalEnds key={`terminal ${ending.terminalId}`} ending={ending} />
          )),
          ...(sync === undefined || syncWarning(sync, Date.now()) === null
            ? []
            : [<SyncAge key="sync" sync={sync} />]),
        ];
  return (
    <Section title={text('premises.openTasks')}>
      <ProblemNotice problem={problem} />
      {data === undefined || counted === undefined ? (
        problem === null ? (
          <p className={styles.hint}>{text('app.loading')}</p>
        ) : null
      ) : rows.length === 0 ? (
        <EmptyState title={text('premises.nothingLeft')} why={text('premises.nothingLeftWhy')} />
      ) : (
        <ul>{rows}</ul>
      )}
    </Section>
  );
}

/** The board on the wall is not that of the rates in force: printed and confirmed right here. */
function RateBoardTask() {
  const text = useText();
  const board = useRateBoard();
  if (board === undefined || board === null) return null;
  const title = text('premises.boardTask');
  return (
    <li className={classNames(styles.check, styles.way)}>
      <div>
        <p className={styles.name}>
          {title}
          <RuleSource rule="D5" about={title} />
        </p>
        <div className={styles.hint}>
          <RateBoardStatus board={board} />
        </div>
        <RateBoardActs board={board} isDense />
      </div>
      <div className={styles.seen}>
        <StatusLabel tone="warn">{text('premises.boardTaskOpen')}</StatusLabel>
      </div>
    </li>
  );
}

/** Files in the folder of this PC that nobody has taken in (F50). */
function FoundReports({ count }: { count: number }) {
  const text = useText();
  return (
    <TaskRow
      name={text('premises.foundReports', { count })}
      hint={text('premises.foundReportsWhat')}
      tone="waiting"
      status={text('premises.foundReportsState')}
      path="/day-close"
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
        <VisitLinks visits={visits} />
      </div>
      <div className={styles.seen}>
        <StatusLabel tone="warn">{text('premises.leftOpenState')}</StatusLabel>
      </div>
    </li>
  );
}

/** A post that every office must have and that too few people fill. */
function VacantPost({ post: { role, active, needed } }: { post: Post }) {
  const text = useText();
  return (
    <TaskRow
      name={text('premises.postVacant', { role: text(`app.role.${role}`), active, needed })}
      hint={text('premises.postVacantWhat')}
      tone="warn"
      status={text('premises.missing')}
      path="/staff"
    />
  );
}

function Clearance({ clearance: { name, expiresOn, daysLeft, stage } }: { clearance: EndingClearance }) {
  const text = useText();
  const title = text('premises.clearanceOf', { name });
  return (
    <TaskRow
      name={<RuledName rule="D8" title={title} />}
      hint={
        <>
          {text('premises.clearanceUntil')} <DateText day={expiresOn} />
        </>
      }
      tone={stage === 'ended' || stage === 'days' ? 'bad' : stage === 'month' ? 'waiting' : 'warn'}
      status={
        daysLeft < 0 ? text('premises.clearanceEnded') : text('premises.clearanceEnds', { days: daysLeft })
      }
      path="/staff"
    />
  );
}

/** The designation of a terminal in use ends soon, and no further one follows it. */
function TerminalEnds({ ending: { terminalId, validTo, daysLeft } }: { ending: EndingTerminal }) {
  const text = useText();
  return (
    <TaskRow
      name={
        <>
          {text('premises.terminalEnds')} <Bdi>{terminalId}</Bdi>
          <RuleSource rule="D2" about={text('premises.terminalEnds')} />
        </>
      }
      hint={
        <>
          {text('premises.clearanceUntil')} <DateText day={validTo} />
        </>
      }
      tone="warn"
      status={text('premises.clearanceEnds', { days: daysLeft })}
      path="/settings/terminals"
    />
  );
}

function SyncAge({ sync }: { sync: SyncStateView }) {
  const text = useText();
  const ageText = useAgeText();
  const { oldestAt, lastContactAt, queued, phase } = sync;
  const age = ageText(oldestAt === null ? 0 : Date.now() - Date.parse(oldestAt));
  return (
    <TaskRow
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
    />
  );
}
