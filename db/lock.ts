// One writer process per office (design.md §4): an exclusive lock that the operating system frees when the process dies.
import Database from 'better-sqlite3';

/** Another process holds the office. */
export class StoreInUseError extends Error {
  override readonly name = 'StoreInUseError';
}

/**
 * Takes the office's lock and gives the function that frees it.
 * @throws StoreInUseError when another process has it.
 */
export function takeLock(file: string): () => void {
  const handle = new Database(file, { timeout: 0 });
  try {
    handle.pragma('locking_mode = EXCLUSIVE');
    handle.pragma('journal_mode = MEMORY');
    handle.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    handle.close();
    throw new StoreInUseError('another program has this office open', { cause: error });
  }
  return () => handle.close();
}
