// What the disk and SQLite refuse, as problems: damage, no room, no permission and a store in use are different things,
// with different things to do. A wrong key is told by the custody of the key, which knows.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';

const noRoom = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_SHMOPEN']);
const notAllowed = /^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR_ACCESS)|EACCES|EPERM|EROFS)/;
const damaged = /^SQLITE_(CORRUPT|NOTADB|IOERR)/;

/** The problem behind an error of the disk or of SQLite, or null when it is something else (J20). */
export function storeProblemOf(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (noRoom.has(code)) return { code: 'DISK_FULL', params: {} };
  if (notAllowed.test(code)) return { code: 'STORE_FORBIDDEN', params: {} };
  if (damaged.test(code)) return { code: 'STORE_DAMAGED', params: { detail: code } };
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return { code: 'STORE_IN_USE', params: {} };
  // Drizzle and tRPC wrap what SQLite threw.
  return error.cause === undefined ? null : storeProblemOf(error.cause);
}

const refusedRow = /^SQLITE_CONSTRAINT_(PRIMARYKEY|ROWID|UNIQUE|CHECK|NOTNULL|FOREIGNKEY|DATATYPE)$/;

/** Whether a table did not take a row, by its keys or by what its columns hold; a guard is no such refusal. */
export function isRefusedRow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && refusedRow.test(String(error.code))) || isRefusedRow(error.cause);
}

/**
 * Runs work on the store; what the disk refuses is thrown as its problem (J25).
 * @throws DISK_FULL, STORE_FORBIDDEN, STORE_DAMAGED, STORE_IN_USE
 */
export function withStoreProblems<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const problem = storeProblemOf(error);
    throw problem === null ? error : new ProblemError(problem);
  }
}

/** What a read gives, or null where the file is damaged: whoever looks at a store that may be goes on with the rest of it. */
export function ifReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (storeProblemOf(error)?.code === 'STORE_DAMAGED') return null;
    throw error;
  }
}
