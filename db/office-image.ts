// An image of an office's records: a store under a key of its own that holds the tables which every PC of the office has, with
// their indexes, and nothing of the PC that wrote it. It is copied tree by tree, in order, which takes a fraction of what
// row by row does. A new PC makes its store of one, and puts what is its own into it. Invariant: an image and a store that is
// made of one count only when they are whole; until then nothing refers to them.
import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Migration, migrate } from './migrate.ts';
import { openStore, type Sqlite, type Store } from './open-store.ts';

export type SealedFile = { readonly file: string; readonly key: Uint8Array };

/** The image was not written by an application of the same form: its tables or indexes are others than here. */
export class ImageFormError extends Error {
  override readonly name = 'ImageFormError';
}

/** What is written once and is thrown away when that breaks off: nothing twice, nothing waited for. KiB of memory. */
const writtenOnce = [
  ['journal_mode', 'MEMORY', 'memory'],
  ['synchronous', 'OFF', 0],
  ['foreign_keys', 'OFF', 0],
  ['cache_size', '-32768', -32_768],
] as const;

function openWrittenOnce({ file, key }: SealedFile): Store {
  const store = openStore(file, { key, alone: true });
  for (const [pragma, value, reads] of writtenOnce) {
    store.sqlite.pragma(`${pragma} = ${value}`);
    const found: unknown = store.sqlite.pragma(pragma, { simple: true });
    if (found !== reads) throw new Error(`${pragma} is ${String(found)}, not ${reads}`);
  }
  return store;
}

function attach(sqlite: Sqlite, name: string, { file, key }: SealedFile): void {
  sqlite.prepare(`ATTACH ? AS ${name} KEY ?`).run(file, `x'${Buffer.from(key).toString('hex')}'`);
}

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** One tree after the other; SQLite takes them over as they are where nothing is in the way (asserted in the tests). */
function copyTables(sqlite: Sqlite, from: string, tables: readonly string[]): void {
  for (const table of tables) {
    sqlite.exec(`DELETE FROM main."${table}"`);
    sqlite.exec(`INSERT INTO main."${table}" SELECT * FROM ${from}."${table}"`);
  }
}

/**
 * Writes an image of `copied` tables, as the office's store holds them at one moment, while others go on writing into it.
 * @param made stand in it empty
 * @param beside puts more into it; what it throws leaves no image
 */
export function writeImage(
  image: SealedFile,
  office: SealedFile,
  { copied, made }: { readonly copied: readonly string[]; readonly made: readonly string[] },
  beside: (image: Store) => void,
): void {
  const store = openWrittenOnce(image);
  const { sqlite } = store;
  try {
    attach(sqlite, 'office', office);
    sqlite.exec('BEGIN');
    const words = sqlite
      .prepare<[], string>(
        `SELECT sql FROM office.sqlite_schema WHERE type IN ('table', 'index') AND tbl_name IN (${listed([...copied, ...made])})
            AND sql IS NOT NULL ORDER BY type DESC, rowid`,
      )
      .pluck()
      .all();
    sqlite.exec(words.join(';\n'));
    copyTables(sqlite, 'office', copied);
    beside(store);
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
}

export type StoreOfImage = {
  /** The new store, the image, and the store that this PC has until then. */
  readonly store: SealedFile;
  readonly image: SealedFile;
  readonly present: SealedFile;
  /** Tables of the image, and those of which this PC keeps its own. */
  readonly tables: readonly string[];
  readonly own: readonly string[];
  readonly migrations: readonly Migration[];
};

/**
 * Makes a store of an image and of what is this PC's own, on the disk when it returns. Nothing of it was proved here.
 * @throws ImageFormError; SqliteError when a page of the image is not as it was written
 */
export function makeStoreOfImage({ store, image, present, tables, own, migrations }: StoreOfImage): void {
  const { sqlite } = openWrittenOnce(store);
  try {
    migrate(sqlite, migrations, `${store.file}.before`);
    sqlite.pragma('foreign_keys = OFF');
    attach(sqlite, 'image', image);
    attach(sqlite, 'present', present);
    requireSameForm(sqlite, tables);
    sqlite.exec('BEGIN IMMEDIATE');
    const triggers = sqlite
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const { name } of triggers) sqlite.exec(`DROP TRIGGER main."${name}"`);
    copyTables(sqlite, 'image', tables);
    // Its list of days is worked out anew.
    sqlite.exec(`INSERT INTO main.journal_runs (device, epoch, from_seq, day) SELECT device, epoch, seq, day FROM (
      SELECT device, epoch, seq, day, lag(day) OVER (PARTITION BY device, epoch ORDER BY seq) AS before FROM main.journal)
      WHERE day IS NOT before`);
    copyTables(sqlite, 'present', own);
    for (const { sql } of triggers) sqlite.exec(sql);
    sqlite.exec('COMMIT');
  } finally {
    sqlite.close();
  }
  const handle = openSync(store.file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Nothing but the tables that are expected, written as here: no view or trigger of another PC is ever run. */
function requireSameForm(sqlite: Sqlite, tables: readonly string[]): void {
  const other = sqlite
    .prepare<[], string>(
      `SELECT name FROM (
         SELECT type, name, tbl_name, sql FROM image.sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'
         EXCEPT SELECT type, name, tbl_name, sql FROM main.sqlite_schema) LIMIT 1`,
    )
    .pluck()
    .get();
  if (other !== undefined) throw new ImageFormError(`${other} is another one in the image`);
  const there = new Set(
    sqlite.prepare<[], string>("SELECT name FROM image.sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  const missing = tables.find((name) => !there.has(name));
  if (missing !== undefined) throw new ImageFormError(`the image has no ${missing}`);
}

/** Opens an image to read it. @throws StoreKeyError, SqliteError */
export const openImage = ({ file, key }: SealedFile): Store =>
  openStore(file, { key, readonly: true, alone: true });

/** Whether an image has a chain without entries: no honest store has one, and nothing proves where it begins (J50). */
export function hasEmptyStream({ sqlite }: Store): boolean {
  return (
    sqlite
      .prepare(
        `SELECT 1 FROM streams WHERE NOT EXISTS (SELECT 1 FROM journal entry
          WHERE entry.device = streams.device AND entry.epoch = streams.epoch) LIMIT 1`,
      )
      .get() !== undefined
  );
}

/**
 * Whether the entries of an image stand at the places 1, 2, 3 … without a gap, as every store gives them out. A store whose
 * last place is the highest that there is could write no entry of its own.
 */
export function hasDensePlaces({ sqlite }: Store): boolean {
  return (
    sqlite
      .prepare<[], number>('SELECT min(pos) = 1 AND max(pos) = count(*) FROM journal HAVING count(*) > 0')
      .pluck()
      .get() !== 0
  );
}

/** Whether an image has private parts, their gaps or signed heads of entries that are not there. */
export function strayRows({ sqlite }: Store): boolean {
  return ['private_parts', 'private_gaps', 'signed_heads'].some(
    (table) =>
      sqlite
        .prepare(
          `SELECT 1 FROM ${table} beside WHERE NOT EXISTS (SELECT 1 FROM journal entry
            WHERE entry.device = beside.device AND entry.epoch = beside.epoch AND entry.seq = beside.seq) LIMIT 1`,
        )
        .get() !== undefined,
  );
}

/** Of an image whose pages, or of a store whose structure, SQLite could not read. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
