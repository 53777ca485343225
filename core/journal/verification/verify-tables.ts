// Verifies the tables against a rebuild from the journal (design.md §2).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ifReadable, storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { areListsBehind } from '#core/journal/log/kept-lists.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { openBlankStore } from '#db/blank-store.ts';
import type { Migration } from '#db/migrate.ts';
import type { Sqlite, Store } from '#db/open-store.ts';
import { wrongKnowledge } from './check-knowledge.ts';
import { keyOf, type Row, sameRow, whereKey } from './compare-days.ts';
import { type DerivedTable, derivedTables, listTables } from './derived-tables.ts';
import { applyPages } from './rebuild.ts';
import type { Finding } from './verify.ts';

/** Entries that are held at a time. */
const atOnce = 100;

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

/**
 * Rebuilds all tables in a store of their own and compares row by row, yielding to other work after each thousand. The
 * office's own store is only read (J3).
 * @returns of each table the first row that differs
 */
export async function verifyTables(
  parts: VerifyTablesParts,
  progress: (done: number) => void,
): Promise<readonly Finding[]> {
  const breathe = breather();
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-verify-'));
  try {
    const scratch = openBlankStore(folder, parts.migrations, parts.machine.randomBytes);
    try {
      const failed = await applyOrTell(parts, scratch, progress, breathe);
      return failed === null ? await compareAll(parts, scratch, breathe) : [failed];
    } finally {
      scratch.sqlite.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareAll(
  { store, path }: VerifyTablesParts,
  rebuilt: Store,
  breathe: () => Promise<void>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const isBehind = areListsBehind(store.sqlite);
  for (const { name, key } of derivedTables()) {
    // What is read beside a program that is about to bring its lists up.
    if (isBehind && listTables.has(name)) continue;
    const row = ifReadable(() => firstDifference({ name, key }, store.sqlite, rebuilt.sqlite));
    if (row === null) findings.push({ kind: 'table', table: name, row: 'unreadable' });
    else if (row !== undefined) findings.push({ kind: 'table', table: name, row: keyOf(row, key) });
    await breathe();
  }
  const row = await wrongKnowledge(path.journal, store.sqlite, breathe);
  if (row !== null) findings.push({ kind: 'table', table: 'knowledge', row });
  return findings;
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
    const to = parts.pathOver({ sqlite, orm });
    for (const applied of applyPages(parts.path, to)) {
      done += applied;
      progress(done);
      await breathe();
    }
    for (let page = parts.path.journal.arrivedAfter(0, atOnce); page.length > 0; ) {
      for (const entry of page) to.lists?.tell(entry);
      page = parts.path.journal.arrivedAfter(page.at(-1)?.pos ?? 0, atOnce);
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
 * The first row of a table that differs, both stores read in the order of its key. Which of two rows with different keys comes
 * first is SQLite's order of the keys, so it is asked there: the one whose key the other store does not have.
 */
function firstDifference(
  { name, key }: Pick<DerivedTable, 'name' | 'key'>,
  store: Sqlite,
  rebuilt: Sqlite,
): Row | undefined {
  const query = `SELECT * FROM ${name} ORDER BY ${key.join(', ')}`;
  const there = rebuilt.prepare<[], Row>(query).iterate();
  try {
    for (const found of store.prepare<[], Row>(query).iterate()) {
      const expected = there.next().value;
      if (expected !== undefined && sameRow(found, expected)) continue;
      const isOfOneKey = expected !== undefined && key.every((column) => found[column] === expected[column]);
      const isExpected = rebuilt
        .prepare<unknown[]>(`SELECT 1 FROM ${name} WHERE ${whereKey(key)}`)
        .get(...key.map((column) => found[column]));
      return isOfOneKey || isExpected === undefined ? found : (expected ?? found);
    }
    return there.next().value;
  } finally {
    there.return?.();
  }
}
