// Defers secondary indexes and guards during a large write and makes them at its end, for a fraction of the cost. What is deferred
// stands in the table `deferred_indexes`, in the same transaction: a killed store knows what it lacks (open-desk.ts makes it).
// Invariant: unique indexes and keys stay, and an index that a statement uses exists before it first runs.
import Database from 'better-sqlite3';
import { guardsOf } from './guards.ts';

type Sqlite = Database.Database;
type Part = { readonly name: string; readonly sql: string };
/** Of a connection: the statements that it has prepared, and what says by which indexes one would go. */
type Watched = {
  readonly prepare: Sqlite['prepare'];
  readonly texts: Set<string>;
  isDown: boolean;
  plans: Sqlite | null;
};
/** It belongs to the connection and goes with it: better-sqlite3 tells nobody what a connection has prepared. */
const watched = new WeakMap<Sqlite, Watched>();

/** Watches the statements that a connection prepares: while indexes are deferred, each one that a statement uses is made first. */
export function watchStatements(sqlite: Sqlite): void {
  const prepare = sqlite.prepare.bind(sqlite) as Sqlite['prepare'];
  const own: Watched = { prepare, texts: new Set(), isDown: false, plans: null };
  watched.set(sqlite, own);
  sqlite.prepare = ((text: string) => {
    if (!own.texts.has(text)) {
      own.texts.add(text);
      if (own.isDown) putUpFor(sqlite, own, [text]);
    }
    return prepare(text);
  }) as Sqlite['prepare'];
}

function watchedOf(sqlite: Sqlite): Watched {
  const own = watched.get(sqlite);
  if (own === undefined) throw new TypeError('only a store of openStore lays its indexes down');
  return own;
}

/**
 * Drops the guards and indexes of the given tables, except the indexes that already prepared statements use.
 * Only inside a transaction.
 */
export function dropSecondaryIndexes(sqlite: Sqlite, isOf: (table: string) => boolean = () => true): void {
  if (!sqlite.inTransaction) throw new Error('indexes and guards are dropped inside a transaction');
  const own = watchedOf(sqlite);
  const indexes = own
    .prepare<[], Part & { tbl_name: string }>(
      "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'",
    )
    .all();
  const keep = own.prepare('INSERT INTO deferred_indexes (name, kind, sql) VALUES (?, ?, ?)');
  const down = (
    kind: 'index' | 'trigger',
    parts: readonly (Part & { readonly tbl_name: string })[],
  ): void => {
    for (const { name, tbl_name: table, sql } of parts) {
      if (!isOf(table)) continue;
      keep.run(name, kind, sql);
      sqlite.exec(`DROP ${kind} "${name}"`);
    }
  };
  down('index', indexes);
  down('trigger', guardsOf(sqlite, '*_no_*'));
  own.isDown = true;
  putUpFor(sqlite, own, [...own.texts]);
}

/** Whether this store has deferred indexes; from here on the indexes that its statements use are made for them. */
export function areIndexesDeferred(sqlite: Sqlite): boolean {
  const own = watchedOf(sqlite);
  const isThere =
    own.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'deferred_indexes'").get() !== undefined;
  own.isDown = isThere && own.prepare('SELECT 1 FROM deferred_indexes LIMIT 1').get() !== undefined;
  return own.isDown;
}

/** Puts one index up, in a transaction of its own. @returns false when no index is down any more */
export function createNextIndex(sqlite: Sqlite): boolean {
  const next = watchedOf(sqlite)
    .prepare<[], Part>("SELECT name, sql FROM deferred_indexes WHERE kind = 'index' ORDER BY name LIMIT 1")
    .get();
  if (next === undefined) return false;
  sqlite.transaction(() => createSecondaryIndex(sqlite, next)).immediate();
  return true;
}

/** How many indexes are down still. */
export function indexesDown(sqlite: Sqlite): number {
  const count = watchedOf(sqlite).prepare<[], number>(
    "SELECT count(*) FROM deferred_indexes WHERE kind = 'index'",
  );
  return count.pluck().get() ?? 0;
}

/** Makes all deferred indexes and guards, the guards last. Only inside a transaction. */
export function createSecondaryIndexes(sqlite: Sqlite): void {
  if (!sqlite.inTransaction) throw new Error('indexes and guards are made inside a transaction');
  const own = watchedOf(sqlite);
  const down = own.prepare<[], Part>('SELECT name, sql FROM deferred_indexes ORDER BY kind, name').all();
  for (const part of down) createSecondaryIndex(sqlite, part);
  own.isDown = false;
  own.plans?.close();
  own.plans = null;
}

function createSecondaryIndex(sqlite: Sqlite, { name, sql }: Part): void {
  sqlite.exec(sql);
  watchedOf(sqlite).prepare('DELETE FROM deferred_indexes WHERE name = ?').run(name);
}

/** Makes the deferred indexes that these statements use. */
function putUpFor(sqlite: Sqlite, own: Watched, texts: readonly string[]): void {
  own.plans ??= emptyLike(own);
  const find = own.prepare<[string], Part>('SELECT name, sql FROM deferred_indexes WHERE name = ?');
  for (const text of texts) {
    for (const name of indexesOf(own.plans, text)) {
      const part = find.get(name);
      if (part !== undefined) createSecondaryIndex(sqlite, part);
    }
  }
}

/** The same tables and views in memory, empty, with every index, the deferred ones too. */
function emptyLike({ prepare }: Watched): Sqlite {
  const made = prepare<[], string>(
    `SELECT sql FROM (
       SELECT sql, type = 'table' AS is_table FROM sqlite_schema
        WHERE type IN ('table', 'index', 'view') AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
       UNION ALL SELECT sql, 0 FROM deferred_indexes WHERE kind = 'index') ORDER BY is_table DESC`,
  )
    .pluck()
    .all();
  const empty = new Database(':memory:');
  empty.exec(made.join(';\n'));
  return empty;
}

function indexesOf(plans: Sqlite, text: string): readonly string[] {
  // A plan needs no values: what stands in quotes is no place for one.
  const valueless = text.replaceAll(/'[^']*'|"[^"]*"|\?|[@:$]\w+/g, (part) =>
    part.startsWith("'") || part.startsWith('"') ? part : 'NULL',
  );
  let steps: readonly { detail: string }[];
  try {
    steps = plans.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${valueless}`).all();
  } catch (error) {
    // A pragma, or what makes and removes tables: it goes by no index.
    if (error instanceof Database.SqliteError) return [];
    throw error;
  }
  return steps.flatMap(({ detail }) => /USING (?:COVERING )?INDEX (\w+)/.exec(detail)?.[1] ?? []);
}
