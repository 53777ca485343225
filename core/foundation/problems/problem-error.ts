// The one error class for expected refusals. Thrown by commands and queries, it rolls the transaction back.
import type { Problem, ProblemCode, ProblemParams } from './catalogue.ts';

export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Throws what a rule refused, and nothing when it refused nothing: `refuse(closureRefusal(day, …))`. */
export function refuse(refused: Problem | null): void {
  if (refused !== null) throw new ProblemError(refused);
}

/** Builds the error of a refusal: `throw refusal('DAY_NOT_OPEN', { day })`. */
export function refusal<C extends ProblemCode>(code: C, params: ProblemParams<C>): ProblemError {
  return new ProblemError({ code, params } as Problem);
}
