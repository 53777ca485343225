// Puts everybody's acts together, by person and day: the table, the days of one person, and what is out of proportion.
import type { BusinessDayReads } from '#core/business-day/queries.ts';
import type { ClosureReads } from '#core/closures/queries.ts';
import { addDays, daysBetween, weekdayOf } from '#core/leaves/calendar/business-day.ts';
import type { LookReads } from '#core/looks/queries.ts';
import type { Person } from '#core/staff/contract.ts';
import type { StaffReads } from '#core/staff/queries.ts';
import type { VisitReads } from '#core/visits/queries.ts';
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
import type { ActMetric, SupervisionReads } from './queries.ts';
import {
  type Act,
  type Done,
  isTelling,
  type OutOfProportion,
  outOfProportion,
  spansOutside,
  summed,
} from './rules.ts';

export type WorkReads = {
  readonly supervision: SupervisionReads;
  readonly staff: Pick<StaffReads, 'people'>;
  readonly visits: Pick<VisitReads, 'servedUnpaid'>;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
  readonly businessDay: Pick<BusinessDayReads, 'stateOf'>;
  readonly looks: Pick<LookReads, 'isSamePerson'>;
};

const actMetrics: readonly ActMetric[] = [
  'refusals',
  'reversals',
  'reductions',
  'cancelledVisits',
  'cancelledCharges',
  'cashOffers',
  'complaints',
  'explanations',
];

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

/** One tally for each key that something was counted under. */
function tallies() {
  const kept = new Map<string, Tally>();
  return {
    kept,
    at(key: string): Tally {
      const found = kept.get(key) ?? nothing();
      kept.set(key, found);
      return found;
    },
  };
}

const toRow = ({ timed, totalMs, longestMs, ...counts }: Tally): WorkRow => ({
  counts,
  averageMs: timed === 0 ? null : Math.round(totalMs / timed),
  longestMs: timed === 0 ? null : Math.round(longestMs),
});

/** Counts everything within the days under `keyOf(person, day)`; null leaves it out. */
function tallied(reads: WorkReads, span: Span, keyOf: (personId: string, day: string) => string | null) {
  const { supervision, visits } = reads;
  const counted = tallies();
  const count = (metric: WorkMetric, personId: string, day: string, by = 1): void => {
    const key = keyOf(personId, day);
    if (key !== null) counted.at(key)[metric] += by;
  };
  for (const metric of actMetrics)
    for (const { personId, day } of supervision.acts(metric, span)) count(metric, personId, day);
  for (const { personId, day, count: opened } of supervision.visits(span))
    count('visits', personId, day, opened);
  for (const { personId, day, count: timed, totalMs, longestMs } of supervision.times(span)) {
    const key = keyOf(personId, day);
    if (key === null) continue;
    const tally = counted.at(key);
    tally.timed += timed;
    tally.totalMs += totalMs;
    tally.longestMs = Math.max(tally.longestMs, longestMs);
  }
  for (const day of daysOf(span))
    for (const { clerk, isSettled } of visits.servedUnpaid(day))
      if (clerk !== null && !isSettled) count('unpaid', clerk, day);
  for (const { personId, day, count: records } of outOfHours(reads, span))
    count('outOfHours', personId, day, records);
  return counted.kept;
}

/** Records outside the office's hours, by person and day; on a Friday or a closed day that was not opened all of them. */
function outOfHours({ supervision, staff, closures, businessDay }: WorkReads, span: Span) {
  const hours = supervision.hoursInForce();
  const closed = new Set(closures.closedDays());
  const people = staff.people();
  return daysOf(span).flatMap((day) => {
    const isShut = (closed.has(day) || weekdayOf(day) === 6) && businessDay.stateOf(day) === 'not_opened';
    const spans = spansOutside(day, hours, isShut);
    return people.flatMap(({ id: personId }) => {
      const count = spans.reduce((sum, [begin, end]) => sum + supervision.records(personId, begin, end), 0);
      return count === 0 ? [] : [{ personId, day, count }];
    });
  });
}

const byName = (one: { personName: string }, other: { personName: string }): number =>
  one.personName.localeCompare(other.personName, 'fa');

/** Everybody's work over some days: whoever works here now, and whoever did something in them. */
export function workOf(reads: WorkReads, span: Span): Work {
  const counted = tallied(reads, span, (personId) => personId);
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
export function workOfPerson(reads: WorkReads, asked: string, span: Span): WorkOfPerson {
  const counted = tallied(reads, span, (personId, day) => (personId === asked ? day : null));
  return [...counted.entries()]
    .map(([day, tally]) => ({ day, ...toRow(tally) }))
    .toSorted((one, other) => (one.day > other.day ? -1 : 1));
}

const noActs = (): Record<WatchedMetric, Act[]> => ({
  refusals: [],
  reversals: [],
  reductions: [],
  cancelledVisits: [],
  cancelledCharges: [],
  cashOffers: [],
  complaints: [],
  outOfHours: [],
});

/** What everybody did within the days, as it is held against each other. */
function doneIn(reads: WorkReads, span: Span): Done[] {
  const acts = new Map<string, Record<WatchedMetric, Act[]>>();
  const visits = new Map<string, number>();
  const workedOn = new Map<string, Set<string>>();
  const add = (metric: WatchedMetric, personId: string, act: Act): void => {
    const own = acts.get(personId) ?? noActs();
    acts.set(personId, own);
    own[metric].push(act);
  };
  const worked = (personId: string, day: string): void => {
    workedOn.set(personId, (workedOn.get(personId) ?? new Set()).add(day));
  };
  for (const metric of watchedMetrics) {
    if (metric === 'outOfHours') continue;
    for (const { personId, day, key } of reads.supervision.acts(metric, span)) {
      add(metric, personId, { key, day });
      worked(personId, day);
    }
  }
  for (const { personId, day, count } of reads.supervision.visits(span)) {
    visits.set(personId, (visits.get(personId) ?? 0) + count);
    worked(personId, day);
  }
  // What is done after a day was answered for makes it another act: the count is part of its key.
  for (const { personId, day, count } of outOfHours(reads, span)) {
    add('outOfHours', personId, { key: `${day}/${count}`, day });
    worked(personId, day);
  }
  return [...workedOn.entries()].map(([personId, days]) => ({
    personId,
    acts: acts.get(personId) ?? noActs(),
    visits: visits.get(personId) ?? 0,
    daysOfWork: days.size,
  }));
}

/** The window of a business day, and the past before it. */
const windowOf = (today: string): Span => ({ from: addDays(today, 1 - windowDays), to: today });
const pastOf = (today: string): Span => ({
  from: addDays(today, 1 - windowDays - pastDays),
  to: addDays(today, -windowDays),
});

/** What is out of proportion on a business day and not answered for, with the history that says so. */
export function standing(reads: WorkReads, today: string): { found: OutOfProportion[]; window: Done[] } {
  const window = doneIn(reads, windowOf(today));
  // An answer may name acts of the window only, so it was given within it.
  const answered = reads.supervision.answeredActs(windowOf(today));
  // The past is read only where the others' work of the window is too little to tell.
  const past = isTelling(window) ? [] : doneIn(reads, pastOf(today));
  return { found: outOfProportion(window, past, answered), window };
}

/** The list for whoever looks at it. */
export function anomaliesOf(reads: WorkReads, reader: Person, today: string): Anomalies {
  const { found, window } = standing(reads, today);
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
          isOwn: reads.looks.isSamePerson(told.personId, reader.id),
        }),
      )
      .toSorted((one, other) => byName(one, other) || (one.metric < other.metric ? -1 : 1)),
    rates: watchedMetrics.map((metric) => ({ metric, ...summed(metric, window) })),
    answered: reads.supervision.answers(),
  };
}

function daysWith(acts: readonly Act[]): Anomaly['days'] {
  return [...Map.groupBy(acts, ({ day }) => day).entries()]
    .map(([day, ofDay]) => ({ day, count: ofDay.length }))
    .toSorted((one, other) => (one.day > other.day ? -1 : 1));
}
