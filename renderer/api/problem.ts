// Every failure of a call as a problem of the closed catalogue, so that no screen ever shows a raw error.
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** One failure is one problem, however often a screen asks for it: what takes the focus takes it once. */
const unexpected = new WeakMap<object, Problem>();

/** The problem inside a failed call; one without a code becomes UNEXPECTED with a reference for support. */
export function problemOf(error: unknown): Problem {
  const data = isRecord(error) ? error.data : undefined;
  const problem = isRecord(data) ? data.problem : undefined;
  if (isProblem(problem)) return problem;
  const reference = error instanceof Error ? error.name : 'unknown';
  const said: Problem = (isRecord(error) ? unexpected.get(error) : undefined) ?? {
    code: 'UNEXPECTED',
    params: { reference },
  };
  if (isRecord(error)) unexpected.set(error, said);
  return said;
}
