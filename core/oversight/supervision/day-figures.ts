// What everybody did on one business day: acts, visits and their times, what was served unpaid, records out of hours.

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import { weekdayOf } from '#core/foundation/calendar/business-day.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import type { SupervisionReads } from './queries.ts';
import { type ActMetric, type DayFigures, type PersonDay, spansOutside } from './rules.ts';

export type FigureReads = {
  readonly supervision: SupervisionReads;
  readonly staff: Pick<StaffReads, 'people'>;
  readonly visitState: Pick<VisitStateReads, 'servedUnpaid'>;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
  readonly businessDay: Pick<BusinessDayReads, 'stateOf'>;
};

const actMetrics: readonly ActMetric[] = [
  'refusals',
  'reversals',
  'reductions',
  'cancelledVisits',
  'onlyAsked',
  'cancelledCharges',
  'cashOffers',
  'complaints',
  'explanations',
  'emergencies',
  'queueJumps',
  'typedSlips',
  'charges',
  'filings',
  'fastVisits',
  'slowVisits',
  'unfiled',
];

type Growing = { -readonly [Name in Exclude<keyof PersonDay, 'acts'>]: PersonDay[Name] } & {
  readonly acts: Record<ActMetric, string[]>;
};
const nothing = (): Growing => ({
  acts: {
    ...{ refusals: [], reversals: [], reductions: [], cancelledVisits: [], cancelledCharges: [] },
    ...{ onlyAsked: [], cashOffers: [], complaints: [], explanations: [], emergencies: [] },
    ...{ queueJumps: [], typedSlips: [], charges: [], filings: [] },
    ...{ fastVisits: [], slowVisits: [], unfiled: [] },
  },
  ...{ visits: 0, timed: 0, totalMs: 0, longestMs: 0, unpaid: 0, outOfHours: 0 },
});

/** The figures of a day as they were kept, or counted now. */
export const figuresOf = (reads: FigureReads, day: string): DayFigures =>
  reads.supervision.keptDays.of(day, () => countDay(reads, day));

/** Counts a day from the tables of the duties. */
export function countDay(reads: FigureReads, day: string): DayFigures {
  const { supervision, visitState } = reads;
  const span = { from: day, to: day };
  const people = new Map<string, Growing>();
  const of = (personId: string): Growing => {
    const found = people.get(personId) ?? nothing();
    people.set(personId, found);
    return found;
  };
  for (const metric of actMetrics)
    for (const { personId, key } of supervision.acts(metric, span)) of(personId).acts[metric].push(key);
  for (const { personId, count } of supervision.visits(span)) of(personId).visits += count;
  for (const { personId, count, totalMs, longestMs } of supervision.times(span))
    Object.assign(of(personId), { timed: count, totalMs, longestMs });
  for (const { clerk, isSettled } of visitState.servedUnpaid(day))
    if (clerk !== null && !isSettled) of(clerk).unpaid += 1;
  for (const { personId, count } of outOfHours(reads, day)) of(personId).outOfHours += count;
  return people;
}

/** Records outside the office's hours by person; on a Friday or a closed day that was not opened all of them (D12.5). */
function outOfHours({ supervision, staff, closures, businessDay }: FigureReads, day: string) {
  const isClosed = weekdayOf(day) === 6 || closures.closedDays().includes(day);
  const isShut = isClosed && businessDay.stateOf(day) === 'not_opened';
  const spans = spansOutside(day, supervision.hoursInForce(), isShut);
  return staff.people().flatMap(({ id: personId }) => {
    const count = spans.reduce((sum, [begin, end]) => sum + supervision.records(personId, begin, end), 0);
    return count === 0 ? [] : [{ personId, count }];
  });
}
