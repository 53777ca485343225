// A PSP file that is not taken is a problem of the catalogue. Nothing of a refused file is kept.
import { type ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';

/** A refusal without parameters; `cause` is what a library said, for whoever debugs. */
export function refuseFile(
  code: 'PSP_FILE_EMPTY' | 'PSP_FILE_UNREADABLE' | 'PSP_FILE_OLD_XLS' | 'PSP_FILE_TOO_LARGE',
  cause?: unknown,
): ProblemError {
  const refused = refusal(code, {});
  if (cause !== undefined) refused.cause = cause;
  return refused;
}
