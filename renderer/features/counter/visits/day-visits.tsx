// The day's visits beside the counter: those that still wait first, each with its state. Choosing one resumes it.
import { useNavigate } from '@tanstack/react-router';
import { FileClock } from 'lucide-react';
import { memo } from 'react';
import type { VisitRow } from '#core/counter/visits/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useKeptRow } from '#renderer/frame/kept-row.ts';
import { useLeftOpen } from '#renderer/frame/open-visits.tsx';
import { useUnsavedMark } from '#renderer/frame/saved-mark.tsx';
import type { SavedAct } from '#renderer/frame/saved-reach.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useHolders } from '../handovers/use-holders.ts';
import styles from './day-visits.module.css';
import { VisitStateLabel } from './visit-state.tsx';
import { isUnfinished, visitStateLabel } from './visit-states.ts';

type DayVisitsProps = { day: string; selected: string | null; onSelect: (visitId: string) => void };

/** Two stars and the last four digits tell clients of a day apart. */
const shownOfIdentifier = 6;

/** Nothing has to be said of it: it ended, and its money is there. */
const isWellOver = (visit: VisitRow): boolean =>
  visit.state === 'completed' && visitStateLabel(visit).tone === 'good';

const newestFirst = (one: VisitRow, other: VisitRow): number => (one.at < other.at ? 1 : -1);

export function DayVisits({ day, selected, onSelect }: DayVisitsProps) {
  const text = useText();
  const { data: rows, problem } = useDeskQuery(deskQueries.visits.dayList.queryOptions({ day }), {
    isBeside: true,
  });
  const leftOpen = useLeftOpen() ?? [];
  const saved = useDeskQuery(deskQueries.visits.saved.queryOptions({ day }), { isBeside: true }).data ?? [];
  const acts = new Map(saved.map((visit) => [visit.visitId, visit.acts]));
  const sorted = rows?.toSorted(newestFirst) ?? [];
  const waiting = sorted.filter(({ state }) => isUnfinished(state));
  const over = sorted.filter(({ state }) => !isUnfinished(state));
  const holders = useHolders(day);
  const shared = { selected, onSelect, acts, holders };
  const unfiled = useDeskQuery(deskQueries.dayClose.unfiled.queryOptions(), { isBeside: true }).data ?? [];
  const waitsToBeFiled = unfiled.filter((visit) => visit.day < day).length;
  const navigate = useNavigate();
  return (
    <section className={styles.day} aria-label={text('visits.ofDay')} {...useKeptRow()}>
      {leftOpen.length === 0 ? null : (
        <VisitList {...shared} title={text('visits.leftOpen', { count: leftOpen.length })} rows={leftOpen} />
      )}
      {waitsToBeFiled === 0 ? null : (
        <Button isDense icon={FileClock} onPress={() => void navigate({ to: '/unfiled' })}>
          {text('visits.unfiledCount', { count: waitsToBeFiled })}
        </Button>
      )}
      <h2>{text('visits.ofDay')}</h2>
      <ProblemNotice problem={problem} />
      {rows?.length === 0 ? (
        <EmptyState title={text('visits.none')} why={text('visits.noneWhy')} />
      ) : (
        <>
          {waiting.length === 0 ? null : (
            <VisitList {...shared} title={text('visits.waiting', { count: waiting.length })} rows={waiting} />
          )}
          {over.length === 0 ? null : (
            <div data-visits="over">
              <VisitList {...shared} title={text('visits.over', { count: over.length })} rows={over} />
            </div>
          )}
        </>
      )}
    </section>
  );
}

type VisitListProps = Omit<DayVisitsProps, 'day'> & {
  title: string;
  rows: readonly VisitRow[];
  /** What was done in each visit last, by its id. */
  acts: ReadonlyMap<string, readonly SavedAct[]>;
  /** Who has them now, where that is a colleague. */
  holders: ReadonlyMap<string, string>;
};

const noActs: readonly SavedAct[] = [];

function VisitList({ title, rows, selected, onSelect, acts, holders }: VisitListProps) {
  const markOf = useUnsavedMark();
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ul>
        {rows.map((row) => (
          <Visit
            key={row.visitId}
            row={row}
            isSelected={row.visitId === selected}
            onSelect={onSelect}
            acts={acts.get(row.visitId) ?? noActs}
            holder={holders.get(row.visitId) ?? null}
            markOf={markOf}
          />
        ))}
      </ul>
    </section>
  );
}

type VisitProps = {
  row: VisitRow;
  isSelected: boolean;
  onSelect: (visitId: string) => void;
  acts: readonly SavedAct[];
  holder: string | null;
  markOf: ReturnType<typeof useUnsavedMark>;
};

/** Drawn anew only when something of it changed: a busy day has hundreds, and each commit reads them all. */
const Visit = memo(function Visit({ row, isSelected, onSelect, acts, holder, markOf }: VisitProps) {
  const text = useText();
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={classNames(styles.visit, isSelected && styles.selected)}
        aria-current={isSelected ? 'true' : undefined}
        data-row={row.visitId}
        onClick={() => onSelect(row.visitId)}
      >
        <span className={styles.name}>
          {text('visits.numberedJoint', {
            desk: row.deskNumber,
            number: row.number,
            name: row.clientName,
            others: row.others,
          })}
        </span>
        <span className={styles.time}>
          <TimeText at={row.at} />
        </span>
        <span className={styles.how}>
          <span className={isWellOver(row) ? 'visually-hidden' : ''}>
            <VisitStateLabel visit={row} />
          </span>
          <span className={styles.identifier}>
            <Bdi>{row.identifierMasked.slice(-shownOfIdentifier)}</Bdi>
          </span>
          {holder === null ? null : <span>{text('handovers.with', { name: holder })}</span>}
          {markOf(...acts)}
        </span>
      </button>
    </li>
  );
});
