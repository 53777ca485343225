// What the system says of a path that a person named, or of the store, as a problem: nobody at a command line reads a stack.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';

/** Why a path is of no use, by the system's code. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  EISDIR: 'folder',
  EEXIST: 'exists',
  ELOOP: 'other',
  ENAMETOOLONG: 'other',
  EINVAL: 'other',
  ENXIO: 'other',
};

/** The problem behind an error of the system or of SQLite, with the path that it names; null for a mistake of ours. */
export function systemProblemOf(error: unknown): Problem | null {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return null;
  const facts = { code: '', path: '', ...error };
  const why = reasons[facts.code];
  if (why !== undefined && facts.path !== '')
    return { code: 'PATH_UNUSABLE', params: { path: facts.path, why } };
  return systemProblemOf(error.cause) ?? storeProblemOf(error);
}

/** Runs work on a path that a person named; what the system or SQLite says of it is said of that path. @throws PATH_UNUSABLE, DISK_FULL */
export function onPath<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const problem = systemProblemOf(error);
    if (problem === null || problem.code === 'DISK_FULL') throw error;
    if (problem.code === 'PATH_UNUSABLE')
      throw new ProblemError({ ...problem, params: { ...problem.params, path } });
    if (problem.code !== 'STORE_FORBIDDEN') throw error;
    throw new ProblemError({ code: 'PATH_UNUSABLE', params: { path, why: 'forbidden' } });
  }
}
