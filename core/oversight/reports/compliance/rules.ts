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

/** Of a person: a supervision file, a clearance from its letter to its end, or the letter that withdrew one. */
export type Paper = {
  readonly kind: 'file' | 'clearance' | 'withdrawal';
  readonly from: string;
  /** The last day of a clearance. */
  readonly to: string;
  /** Logical clock of its entry, and the business day on which the office recorded it. */
  readonly lc: number;
  readonly day: string;
};

const lastLetter = (clearances: readonly Paper[]): Paper | undefined =>
  clearances
    .toSorted((one, other) => (one.from === other.from ? one.lc - other.lc : one.from < other.from ? -1 : 1))
    .at(-1);

/**
 * How the papers of a person stood on a day on which they worked (D8.5, D20.190). `late`: a file or a clearance that was recorded
 * afterwards, or a withdrawal of which the office did not know yet; `missed`: they had none.
 */
export function papersOn(day: string, papers: readonly Paper[]): OccasionOutcome {
  const begun = papers.filter(({ from }) => from <= day);
  const of = (kind: Paper['kind']): Paper[] => begun.filter((paper) => paper.kind === kind);
  const holds = (isKnown: (paper: Paper) => boolean): boolean => {
    const clearance = lastLetter(of('clearance').filter(isKnown));
    if (clearance === undefined || clearance.to < day || !of('file').some(isKnown)) return false;
    return !of('withdrawal').some((one) => one.from < day && one.lc > clearance.lc && isKnown(one));
  };
  // Who learns of a withdrawal ends the work at once: on the day of its entry it had been done.
  const wasKnown = (paper: Paper): boolean =>
    paper.kind === 'withdrawal' ? paper.day < day : paper.day <= day;
  if (!holds(wasKnown)) return holds(() => true) ? 'late' : 'missed';
  return holds((paper) => wasKnown(paper) || paper.kind === 'withdrawal') ? 'done' : 'late';
}
