// What a line rests on: its cases, put together from what other duties recorded. Pure.
import type { CaseOutcome, LineCase } from './contract.ts';

type Facts = Pick<LineCase, 'kind' | 'outcome'> & Partial<LineCase>;

/** A case with what it does not say left empty. */
export const caseOf = (facts: Facts): LineCase => ({
  ...{ day: null, count: 1, subject: '', person: null, amount: null, due: null },
  ...facts,
});

/** How something with a deadline stands on a business day: in time, late, or open behind its deadline. */
export function byDeadline(due: string, done: string | null, today: string): CaseOutcome {
  if (done === null) return due < today ? 'missing' : 'good';
  return done > due ? 'late' : 'good';
}

/** How many cases there are of each outcome. */
export function figuresOf(cases: readonly LineCase[]): Readonly<Record<CaseOutcome, number>> {
  const sum = (outcome: CaseOutcome): number =>
    cases.reduce((total, one) => total + (one.outcome === outcome ? one.count : 0), 0);
  return { good: sum('good'), late: sum('late'), missing: sum('missing') };
}

const weight: Readonly<Record<CaseOutcome, number>> = { missing: 0, late: 1, good: 2 };

/** What departs from its line first; in each the last day first, what stands now before it. */
export const inOrderOfWeight = (cases: readonly LineCase[]): LineCase[] =>
  cases.toSorted(
    (one, other) =>
      weight[one.outcome] - weight[other.outcome] ||
      ((one.day ?? '9') > (other.day ?? '9') ? -1 : (one.day ?? '9') < (other.day ?? '9') ? 1 : 0),
  );
