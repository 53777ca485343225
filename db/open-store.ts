// Opens the encrypted store with settings that are set and then asserted (design.md §4). Nothing here creates a store
// over an existing file that the key does not open.
import Database from 'better-sqlite3';
import { watchStatements } from './deferred-indexes.ts';
import { type Orm, ormOver } from './orm.ts';

export type Sqlite = Database.Database;
/** The store: raw handle for pragmas and transactions, drizzle for statements. */
export type Store = { readonly sqlite: Sqlite; readonly orm: Orm };
export type { Orm };

/** The key does not open the file (or the file is no store). The file is left as it is. */
export class StoreKeyError extends Error {
  override readonly name = 'StoreKeyError';
}

/** A setting did not take. The store is closed again. */
export class StoreSettingError extends Error {
  override readonly name = 'StoreSettingError';
}

/** Settings of every open: pragma, value to set, value it must then read as (J5). */
const settings: readonly (readonly [pragma: string, value: string, reads: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['busy_timeout', '5000', 5000],
  // What is sorted beside the store would lie in a file that nobody encrypts.
  ['temp_store', 'MEMORY', 2],
];

/** Earlier ones lose acknowledged transactions when two connections write and checkpoint at once (the WAL-reset bug). */
const oldestSqlite = [3, 51, 3] as const;

/** Whether a version of SQLite (`3.53.4`) keeps what it acknowledged. */
export function isSafeSqlite(version: string): boolean {
  const numbers = version.split('.').map(Number);
  const differing = oldestSqlite.findIndex((least, place) => numbers[place] !== least);
  return differing < 0 || (numbers[differing] ?? 0) > (oldestSqlite[differing] ?? 0);
}

export type OpenOptions = {
  /** Raw 32-byte data key; null opens a plain file (benchmarks only). */
  readonly key: Uint8Array | null;
  readonly readonly?: boolean;
};

/**
 * Opens (or creates) the store at `file` (D16.1).
 * @throws StoreKeyError when the key does not open it; StoreSettingError when a setting does not take; SqliteError.
 */
export function openStore(file: string, options: OpenOptions): Store {
  const sqlite = new Database(file, { readonly: options.readonly ?? false });
  try {
    if (options.key !== null) unlock(sqlite, options.key);
    for (const [pragma, value] of settings) {
      if (!(options.readonly && pragma === 'journal_mode')) sqlite.pragma(`${pragma} = ${value}`);
    }
    assertSettings(sqlite, options.readonly ?? false);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  watchStatements(sqlite);
  return { sqlite, orm: ormOver(sqlite) };
}

/**
 * Reads every setting back. Who only reads takes the journal mode as it is: a snapshot has no WAL (J6).
 * @throws StoreSettingError when one reads otherwise.
 */
export function assertSettings(sqlite: Sqlite, isReader = false): void {
  const version = sqlite.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  if (!isSafeSqlite(version)) throw new StoreSettingError(`SQLite ${version} is older than 3.51.3`);
  for (const [pragma, , reads] of settings) {
    if (isReader && pragma === 'journal_mode') continue;
    const found: unknown = sqlite.pragma(pragma, { simple: true });
    if (found !== reads) throw new StoreSettingError(`${pragma} is ${String(found)}, not ${String(reads)}`);
  }
}

function unlock(sqlite: Sqlite, key: Uint8Array): void {
  if (key.length !== 32) throw new StoreKeyError('the data key has 32 bytes');
  sqlite.pragma("cipher = 'sqlcipher'");
  sqlite.pragma('legacy = 4');
  sqlite.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  try {
    sqlite.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    // Anything else (a full disk, no permission) says nothing about the key.
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error;
    throw new StoreKeyError('the data key does not open the store', { cause: error });
  }
}
