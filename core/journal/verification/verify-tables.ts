// Verifies the tables against a rebuild from the journal (design.md §2), and says which rows differ to whoever puts them right.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ifReadable, storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { openBlankStore } from '#db/blank-store.ts';
import type { Migration } from '#db/migrate.ts';
import type { Sqlite, Store } from '#db/open-store.ts';
import { wrongKnowledge } from './check-knowledge.ts';
import { keyOf, type Row, type RowDifference, sameRow, whereKey } from './compare-days.ts';
import { type DerivedTable, derivedTables } from './derived-tables.ts';
import { applyPages } from './rebuild.ts';
import type { Finding } from './verify.ts';

/** How long other work of this thread waits at most, ms. */
const longestWait = 20;

/** Lets other work of this thread go first whenever this one has gone on long enough. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestWait) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

export type VerifyTablesParts = {
  readonly store: Store;
  readonly path: WritePath;
  readonly machine: Machine;
  readonly migrations: readonly Migration[];
  /** Makes a write path over another store, with the same appliers. */
  pathOver(store: Store): WritePath;
};

type Rebuilt =
  | { readonly kind: 'rebuilt'; readonly sqlite: Sqlite; breathe(): Promise<void> }
  /** The journal cannot be applied: no table can be held against it. */
  | { readonly kind: 'failed'; readonly finding: Finding };

/**
 * Rebuilds all tables in a store of their own and compares row by row, yielding to other work after each thousand. The
 * office's own store is only read (J3).
 * @returns of each table the first row that differs
 */
export const verifyTables = (
  parts: VerifyTablesParts,
  progress: (done: number) => void,
): Promise<readonly Finding[]> =>
  withRebuiltTables(parts, progress, async (rebuilt) => {
    if (rebuilt.kind === 'failed') return [rebuilt.finding];
    const findings: Finding[] = [];
    for (const table of derivedTables()) {
      const unreadable: Finding = { kind: 'table', table: table.name, row: 'unreadable' };
      findings.push(
        ...(ifReadable(() => firstOf(table, parts.store.sqlite, rebuilt.sqlite)) ?? [unreadable]),
      );
      await rebuilt.breathe();
    }
    const { path, store } = parts;
    const row = await wrongKnowledge(path.journal, store.sqlite, rebuilt.breathe);
    if (row !== null) findings.push({ kind: 'table', table: 'knowledge', row });
    return findings;
  });

function firstOf(table: DerivedTable, store: Sqlite, rebuilt: Sqlite): Finding[] {
  const [first] = differencesOf(table, store, rebuilt);
  if (first === undefined) return [];
  return [{ kind: 'table', table: table.name, row: keyOf(first.found ?? first.expected ?? {}, table.key) }];
}

/** Rows that differ; not all of them where there are more than were asked for. */
export type TablesCompared = { readonly rows: readonly RowDifference[]; readonly isAll: boolean };

/**
 * The same, with each row that differs. @param atMost as many are told one by one
 * @throws Error where the journal cannot be applied or a table cannot be read
 */
export const compareTables = (parts: VerifyTablesParts, atMost: number): Promise<TablesCompared> =>
  withRebuiltTables(
    parts,
    () => undefined,
    async (rebuilt): Promise<TablesCompared> => {
      if (rebuilt.kind === 'failed') throw new Error(JSON.stringify(rebuilt.finding));
      const rows: RowDifference[] = [];
      for (const table of derivedTables()) {
        for (const difference of differencesOf(table, parts.store.sqlite, rebuilt.sqlite)) {
          if (rows.length === atMost) return { rows, isAll: false };
          rows.push(difference);
        }
        await rebuilt.breathe();
      }
      return { rows, isAll: true };
    },
  );

async function withRebuiltTables<T>(
  parts: VerifyTablesParts,
  progress: (done: number) => void,
  use: (rebuilt: Rebuilt) => Promise<T>,
): Promise<T> {
  const breathe = breather();
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-verify-'));
  try {
    const scratch = openBlankStore(folder, parts.migrations, parts.machine.randomBytes);
    try {
      const finding = await applyOrTell(parts, scratch, progress, breathe);
      return await use(
        finding === null ? { kind: 'rebuilt', sqlite: scratch.sqlite, breathe } : { kind: 'failed', finding },
      );
    } finally {
      scratch.sqlite.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Applies the journal to the scratch store. A journal that was tampered with may not be applicable: that is a finding. */
async function applyOrTell(
  parts: VerifyTablesParts,
  { sqlite, orm }: Store,
  progress: (done: number) => void,
  breathe: () => Promise<void>,
): Promise<Finding | null> {
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    let done = 0;
    for (const applied of applyPages(parts.path, parts.pathOver({ sqlite, orm }))) {
      done += applied;
      progress(done);
      await breathe();
    }
    sqlite.exec('COMMIT');
    return null;
  } catch (error) {
    if (!(error instanceof Error) || isOfTheDisk(error)) throw error;
    return { kind: 'rebuild', detail: `${error.name}: ${error.message}`.slice(0, 300) };
  }
}

/** The disk that the scratch store lies on is full, or not ours: that says nothing of the journal. */
function isOfTheDisk(error: Error): boolean {
  const code = storeProblemOf(error)?.code;
  return code === 'DISK_FULL' || code === 'STORE_FORBIDDEN';
}

/**
 * The rows of a table that differ, both stores read in the order of its key. Which of two rows with different keys comes
 * first is SQLite's order of the keys, so it is asked there: the one whose key the other store does not have.
 */
function* differencesOf(
  { name, key }: DerivedTable,
  store: Sqlite,
  rebuilt: Sqlite,
): Generator<RowDifference> {
  const query = `SELECT * FROM ${name} ORDER BY ${key.join(', ')}`;
  const isExpected = (row: Row): boolean =>
    rebuilt
      .prepare<unknown[]>(`SELECT 1 FROM ${name} WHERE ${whereKey(key)}`)
      .get(...key.map((column) => row[column])) !== undefined;
  const isOfOneKey = (one: Row, other: Row): boolean => key.every((column) => one[column] === other[column]);
  const [here, there] = [store, rebuilt].map((sqlite) => sqlite.prepare<[], Row>(query).iterate());
  if (here === undefined || there === undefined) return;
  const next = (rows: IterableIterator<Row>): Row | null => rows.next().value ?? null;
  const differs = (expected: Row | null, found: Row | null): RowDifference => ({
    table: name,
    key,
    expected,
    found,
    day: '',
    of: null,
  });
  try {
    let [found, expected] = [next(here), next(there)];
    while (found !== null || expected !== null) {
      if (found !== null && expected !== null && isOfOneKey(found, expected)) {
        if (!sameRow(found, expected)) yield differs(expected, found);
        [found, expected] = [next(here), next(there)];
      } else if (found !== null && (expected === null || !isExpected(found))) {
        yield differs(null, found);
        found = next(here);
      } else {
        yield differs(expected, null);
        expected = next(there);
      }
    }
  } finally {
    here.return?.();
    there.return?.();
  }
}
