// One writer process per office (design.md §4): an exclusive lock that the operating system frees when the process dies.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Another process holds the office. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
}

/**
 * Takes the office's lock and gives the function that frees it. The file holds nothing: one that is no lock is made anew
 * (J7).
 * @throws StoreInUseError when another process has it; SqliteError when the disk or its permissions refuse.
 */
export function takeLock(file: string): () => void {
  try {
    return lock(file);
  } catch (error) {
    if (!isSqlite(error, 'SQLITE_NOTADB')) throw error;
    rmSync(file, { force: true });
    return lock(file);
  }
}

function lock(file: string): () => void {
  const handle = new Database(file, { timeout: 0 });
  try {
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.pragma('journal_mode = MEMORY');
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    if (isSqlite(error, 'SQLITE_BUSY') || isSqlite(error, 'SQLITE_LOCKED'))
      throw new StoreInUseError('another program has this office open', { cause: error });
    throw error;
  }
  return () => handle.close();
}

function isSqlite(error: unknown, code: string): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith(code);
}
