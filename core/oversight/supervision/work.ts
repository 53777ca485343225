// Puts everybody's acts together, by person and day: the table, the days of one person, and what is out of proportion.

import type { AccessLogReads } from '#core/access/access-log/queries.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { DayReads } from '#core/closing/day-close/day-reads.ts';
import { filingFindings } from '#core/closing/day-close/filings.ts';
import { dueDifferences, type LedgerViewReads } from '#core/closing/day-close/ledger/views.ts';
import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { Span } from './act-queries.ts';
import {
  type Anomalies,
  type Anomaly,
  pastDays,
  type WatchedMetric,
  type Work,
  type WorkMetric,
  type WorkOfPerson,
  type WorkRow,
  watchedMetrics,
  windowDays,
  workMetrics,
} from './contract.ts';
import { type FigureReads, figuresOf } from './day-figures.ts';
import {
  type Act,
  type Done,
  isTelling,
  type OutOfProportion,
  officeThreshold,
  outOfProportion,
  type PersonDay,
  summed,
} from './rules.ts';

export type WorkReads = FigureReads &
  LedgerViewReads &
  DayReads & {
    readonly accessLog: Pick<AccessLogReads, 'isSamePerson'>;
  };

const daysOf = ({ from, to }: Span): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));

type Tally = { -readonly [Metric in WorkMetric]: number } & {
  timed: number;
  totalMs: number;
  longestMs: number;
};
const nothing = (): Tally => ({
  ...(Object.fromEntries(workMetrics.map((metric) => [metric, 0])) as Record<WorkMetric, number>),
  timed: 0,
  totalMs: 0,
  longestMs: 0,
});

function add(tally: Tally, { acts, longestMs, ...figures }: PersonDay): void {
  for (const metric of workMetrics)
    if (metric !== 'differences' && metric !== 'undercharges')
      tally[metric] += metric in acts ? acts[metric as keyof typeof acts].length : figures[metric as Summed];
  tally.timed += figures.timed;
  tally.totalMs += figures.totalMs;
  tally.longestMs = Math.max(tally.longestMs, longestMs);
}
type Summed = Exclude<WorkMetric, keyof PersonDay['acts'] | ReadLive>;
/** What a fact of any later day changes: it is read, and never kept. */
type ReadLive = 'differences' | 'undercharges';

const toRow = ({ timed, totalMs, longestMs, ...counts }: Tally): WorkRow => ({
  counts,
  averageMs: timed === 0 ? null : Math.round(totalMs / timed),
  longestMs: timed === 0 ? null : Math.round(longestMs),
});

const byName = (one: { personName: string }, other: { personName: string }): number =>
  one.personName.localeCompare(other.personName, 'fa');

/**
 * What is open of what people recorded, by person and day (D12.70): a report of any later day changes it, so it is read and never kept.
 */
function openByPerson(reads: WorkReads, { from, to }: Span, today: string): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { by, day } of dueDifferences(reads, today)) {
    if (by === null || day < from || day > to) continue;
    const ofDays = found.get(by) ?? new Map<string, number>();
    found.set(by, ofDays.set(day, (ofDays.get(day) ?? 0) + 1));
  }
  return found;
}

/**
 * Visits in which less was charged than the judiciary's own system states for what was filed, by who opened them and day (D12.160):
 * filed without a fee, or with a smaller one.
 */
const undercharged = (reads: WorkReads, span: Span): (Act & { readonly by: string })[] =>
  daysOf(span).flatMap((day) =>
    filingFindings(reads, day).flatMap(({ kind, visitId, amounts }) => {
      const isLess = amounts === null ? kind === 'filed_without_fee' : amounts.charged < amounts.stated;
      const by = isLess ? (reads.visits.visit(visitId)?.actor ?? null) : null;
      return by === null ? [] : [{ by, key: visitId, day }];
    }),
  );

function underchargedByPerson(reads: WorkReads, span: Span): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { by, day } of undercharged(reads, span)) {
    const ofDays = found.get(by) ?? new Map<string, number>();
    found.set(by, ofDays.set(day, (ofDays.get(day) ?? 0) + 1));
  }
  return found;
}

/** What is read live of both kinds, by person and day. */
const liveOf = (reads: WorkReads, span: Span, today: string) =>
  [
    ['differences', openByPerson(reads, span, today)],
    ['undercharges', underchargedByPerson(reads, span)],
  ] as const satisfies readonly (readonly [ReadLive, unknown])[];

/** Everybody's work over some days: whoever works here now, and whoever did something in them (D12.2). */
export function workOf(reads: WorkReads, span: Span, today: string): Work {
  const counted = new Map<string, Tally>();
  for (const day of daysOf(span))
    for (const [personId, figures] of figuresOf(reads, day)) {
      const tally = counted.get(personId) ?? nothing();
      counted.set(personId, tally);
      add(tally, figures);
    }
  for (const [metric, byPerson] of liveOf(reads, span, today))
    for (const [personId, days] of byPerson) {
      const tally = counted.get(personId) ?? nothing();
      counted.set(personId, tally);
      for (const count of days.values()) tally[metric] += count;
    }
  const set = reads.supervision.hours();
  return {
    hours: { ...reads.supervision.hoursInForce(), isSet: set !== null },
    people: reads.staff
      .people()
      .flatMap(({ id: personId, name: personName, state }) => {
        const tally = counted.get(personId);
        if (tally === undefined && state !== 'active') return [];
        return [{ personId, personName, isActive: state === 'active', ...toRow(tally ?? nothing()) }];
      })
      .toSorted(byName),
  };
}

/** One person's work day by day, the last first; days without anything are left out. */
export function workOfPerson(reads: WorkReads, asked: string, span: Span, today: string): WorkOfPerson {
  const live = liveOf(reads, span, today).map(([metric, byPerson]) => [metric, byPerson.get(asked)] as const);
  return daysOf(span)
    .toReversed()
    .flatMap((day) => {
      const figures = figuresOf(reads, day).get(asked);
      const tally = nothing();
      for (const [metric, days] of live) tally[metric] = days?.get(day) ?? 0;
      if (figures === undefined && tally.differences + tally.undercharges === 0) return [];
      if (figures !== undefined) add(tally, figures);
      return [{ day, ...toRow(tally) }];
    });
}

const noActs = (): Record<WatchedMetric, Act[]> => ({
  refusals: [],
  reversals: [],
  reductions: [],
  cancelledVisits: [],
  onlyAsked: [],
  cancelledCharges: [],
  cashOffers: [],
  complaints: [],
  outOfHours: [],
  emergencies: [],
  queueJumps: [],
  typedSlips: [],
  explanations: [],
  undercharges: [],
  fastVisits: [],
  slowVisits: [],
  unfiled: [],
});

/** What everybody did within the days, as it is held against each other. */
function doneIn(reads: WorkReads, span: Span): Done[] {
  const done = new Map<string, { acts: Record<WatchedMetric, Act[]>; visits: number; daysOfWork: number }>();
  for (const day of daysOf(span))
    for (const [personId, { acts, visits, outOfHours }] of figuresOf(reads, day)) {
      const own = done.get(personId) ?? { acts: noActs(), visits: 0, daysOfWork: 0 };
      own.visits += visits;
      let worked = visits > 0;
      const note = (metric: WatchedMetric, key: string): void => {
        own.acts[metric].push({ key, day });
        worked = true;
      };
      for (const metric of watchedMetrics)
        if (metric !== 'outOfHours' && metric !== 'undercharges')
          for (const key of acts[metric]) note(metric, key);
      // What is done after a day was answered for makes it another act: the count is part of its key.
      if (outOfHours > 0) note('outOfHours', `${day}/${outOfHours}`);
      if (!worked) continue;
      own.daysOfWork += 1;
      done.set(personId, own);
    }
  for (const { by, ...act } of undercharged(reads, span)) {
    const own = done.get(by) ?? { acts: noActs(), visits: 0, daysOfWork: 0 };
    done.set(by, own);
    if (own.acts.undercharges.every(({ key }) => key !== act.key)) own.acts.undercharges.push(act);
  }
  return [...done.entries()].map(([personId, own]) => ({ personId, ...own }));
}

/** The window of a business day, and the past before it. */
const windowOf = (today: string): Span => ({ from: addDays(today, 1 - windowDays), to: today });
const pastOf = (today: string): Span => ({
  from: addDays(today, 1 - windowDays - pastDays),
  to: addDays(today, -windowDays),
});

/** What is out of proportion on a business day and not answered for, with the history that says so. */
export function openAnomalies(reads: WorkReads, today: string): { found: OutOfProportion[]; window: Done[] } {
  const window = doneIn(reads, windowOf(today));
  // An answer may name acts of the window only, so it was given within it.
  const answered = reads.supervision.answeredActs(windowOf(today));
  // The past is read only where the others' work of the window is too little to tell.
  const past = isTelling(window) ? [] : doneIn(reads, pastOf(today));
  return { found: outOfProportion(window, past, answered), window };
}

/** The list for whoever looks at it. */
export function anomaliesOf(reads: WorkReads, reader: Person, today: string): Anomalies {
  const { found, window } = openAnomalies(reads, today);
  const names = new Map(reads.staff.people().map(({ id, name }) => [id, name]));
  return {
    ...windowOf(today),
    open: found
      .map(
        ({ acts, expected, ...told }): Anomaly => ({
          ...told,
          ...windowOf(today),
          personName: names.get(told.personId) ?? '',
          count: acts.length,
          expectedTenths: Math.round(expected * 10),
          days: daysWith(acts),
          isOwn: reads.accessLog.isSamePerson(told.personId, reader.id),
        }),
      )
      .toSorted((one, other) => byName(one, other) || (one.metric < other.metric ? -1 : 1)),
    rates: watchedMetrics.map((metric) => {
      const all = summed(metric, window);
      return { metric, ...all, threshold: officeThreshold(metric, all) };
    }),
    answered: reads.supervision.answers(),
  };
}

function daysWith(acts: readonly Act[]): Anomaly['days'] {
  return [...Map.groupBy(acts, ({ day }) => day).entries()]
    .map(([day, ofDay]) => ({ day, count: ofDay.length }))
    .toSorted((one, other) => (one.day > other.day ? -1 : 1));
}
