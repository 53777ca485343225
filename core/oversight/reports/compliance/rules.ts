// How occasions on which a duty was asked make its row (D20.87). Pure.
import type { DutyRow, DutyState, OccasionOutcome } from './contract.ts';

/** So many occasions of a business day that came out alike. */
export type Occasion = { readonly day: string; readonly outcome: OccasionOutcome; readonly count: number };

const sumOf = (occasions: readonly Occasion[], outcome: OccasionOutcome): number =>
  occasions.reduce((sum, one) => sum + (one.outcome === outcome ? one.count : 0), 0);

function stateOf(done: number, late: number, missed: number): DutyState {
  if (missed > 0) return 'missed';
  if (late > 0) return 'late';
  return done > 0 ? 'done' : 'idle';
}

/**
 * The row of a duty: what was done never outweighs what was late or missed, and each of these stands with its day.
 * @param occasions null where the application counts nothing of the duty
 */
export function dutyRow(duty: string, occasions: readonly Occasion[] | null): DutyRow {
  if (occasions === null) return { duty, state: 'unmeasured', done: 0, late: 0, missed: 0, evidence: [] };
  const [done, late, missed] = [
    sumOf(occasions, 'done'),
    sumOf(occasions, 'late'),
    sumOf(occasions, 'missed'),
  ];
  const days = Map.groupBy(
    occasions.filter(({ outcome, count }) => outcome !== 'done' && count > 0),
    ({ day, outcome }) => `${day} ${outcome}`,
  );
  const evidence = [...days.values()].flatMap((ofDay) => {
    const [first] = ofDay;
    if (first === undefined || first.outcome === 'done') return [];
    const { day, outcome } = first;
    return [{ day, outcome, count: ofDay.reduce((sum, { count }) => sum + count, 0) }];
  });
  return {
    duty,
    state: stateOf(done, late, missed),
    ...{ done, late, missed },
    evidence: evidence.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
  };
}
