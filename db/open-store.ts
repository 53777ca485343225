// Opens the encrypted store with settings that are set and then asserted (design.md §4). Nothing here creates a store
// over an existing file that the key does not open. A store is two files over one connection (decision 0040): the office's, and what is
// this PC's own, attached as `own`. SQLite finds a table in whichever has it. It commits each file by itself: whatever writes both in
// one transaction may be halved by a power cut, so nothing does (J52).
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Orm, ormOver } from './orm.ts';
import { deviceFileOf } from './store-name.ts';

export type Sqlite = Database.Database;
/** The store: raw handle for pragmas and transactions, drizzle for statements. */
export type Store = { readonly sqlite: Sqlite; readonly orm: Orm };
export type { Orm };

/** The key does not open the file (or the file is no store). The file is left as it is. */
export class StoreKeyError extends Error {
  override readonly name = 'StoreKeyError';
}

/** The key opens the office's file, and not the one of what is this PC's own. Both are left as they are. */
export class DeviceFileError extends Error {
  override readonly name = 'DeviceFileError';
}

/** A setting did not take. The store is closed again. */
export class StoreSettingError extends Error {
  override readonly name = 'StoreSettingError';
}

type Setting = readonly [pragma: string, value: string, reads: string | number];

/** Settings of each file, and of the connection: pragma, value to set, value it must then read as (J5). */
const ofEachFile: readonly Setting[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
];
const settings: readonly Setting[] = [
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
  /** Raw 32-byte data key; null opens plain files (benchmarks only). */
  readonly key: Uint8Array | null;
  readonly readonly?: boolean;
  /** True for a file that is no office's store of this PC, such as a scratch store. Nothing lies beside it. */
  readonly alone?: boolean;
};

/**
 * Opens (or creates) the store at `file`, with what is this PC's own beside it (D16.1). Who only reads a store that nothing lies beside
 * finds no table of this PC.
 * @throws StoreKeyError when the key does not open it; DeviceFileError when it opens the store alone; StoreSettingError when a setting
 * does not take; SqliteError.
 */
export function openStore(file: string, options: OpenOptions): Store {
  const { key, readonly = false } = options;
  const sqlite = new Database(file, { readonly });
  try {
    if (key !== null) unlock(sqlite, key);
    attachOwn(sqlite, file, options);
    for (const [pragma, value] of settings) sqlite.pragma(`${pragma} = ${value}`);
    for (const schema of filesOf(sqlite)) {
      for (const [pragma, value] of ofEachFile) {
        if (!(readonly && pragma === 'journal_mode')) sqlite.pragma(`${schema}.${pragma} = ${value}`);
      }
    }
    assertSettings(sqlite, readonly);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return { sqlite, orm: ormOver(sqlite) };
}

/** Whether what is this PC's own lies in a file beside this store; otherwise the store is open alone. */
export const hasDeviceFile = (sqlite: Sqlite): boolean => filesOf(sqlite).length > 1;

/** The schemas of a connection that lie in files. */
const filesOf = (sqlite: Sqlite): readonly string[] =>
  sqlite
    .prepare<[], string>("SELECT name FROM pragma_database_list WHERE name = 'main' OR file <> ''")
    .pluck()
    .all();

/** Nothing is made beside a store that is only read. */
function attachOwn(
  sqlite: Sqlite,
  file: string,
  { key, readonly = false, alone = false }: OpenOptions,
): void {
  const beside = deviceFileOf(file);
  if (alone || (readonly && !existsSync(beside))) {
    sqlite.exec("ATTACH ':memory:' AS own KEY ''");
    return;
  }
  const words = key === null ? '' : `x'${Buffer.from(key).toString('hex')}'`;
  try {
    sqlite.prepare('ATTACH ? AS own KEY ?').run(beside, words);
    sqlite.prepare('SELECT count(*) FROM own.sqlite_schema').get();
  } catch (error) {
    if (!isNoStore(error)) throw error;
    throw new DeviceFileError("the data key does not open what is this PC's own", { cause: error });
  }
}

/**
 * Reads every setting back, of both files. Who only reads takes the journal mode as it is: a snapshot has no WAL (J6).
 * @throws StoreSettingError when one reads otherwise.
 */
export function assertSettings(sqlite: Sqlite, isReader = false): void {
  const version = sqlite.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  if (!isSafeSqlite(version)) throw new StoreSettingError(`SQLite ${version} is older than 3.51.3`);
  const ofFiles = filesOf(sqlite).flatMap((schema) =>
    ofEachFile
      .filter(([pragma]) => !(isReader && pragma === 'journal_mode'))
      .map(([pragma, value, reads]): Setting => [`${schema}.${pragma}`, value, reads]),
  );
  for (const [pragma, , reads] of [...settings, ...ofFiles]) {
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
    if (!isNoStore(error)) throw error;
    throw new StoreKeyError('the data key does not open the store', { cause: error });
  }
}

const isNoStore = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB';
