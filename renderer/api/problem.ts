// Every failure of a call as a problem of the closed catalogue, so that no screen ever shows a raw error.
import { isProblem, type Problem } from '#core/leaves/problems/catalogue.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The problem inside a failed call; one without a code becomes UNEXPECTED with a reference for support. */
export function problemOf(error: unknown): Problem {
  const data = isRecord(error) ? error.data : undefined;
  const problem = isRecord(data) ? data.problem : undefined;
  if (isProblem(problem)) return problem;
  const reference = error instanceof Error ? error.name : 'unknown';
  return { code: 'UNEXPECTED', params: { reference } };
}
