// Rebuilds every table from the journal, in one transaction: afterwards they hold what the journal says, or nothing changed.

import { inOrderOfPlaces } from '#core/journal/log/placed-order.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { createSecondaryIndexes, dropSecondaryIndexes } from '#db/deferred-indexes.ts';
import { withoutGuards } from '#db/guards.ts';
import { expectManyWrites } from '#db/many-writes.ts';
import type { Store } from '#db/open-store.ts';
import { derivedTables } from './derived-tables.ts';

const page = 1000;

/**
 * Empties the derived tables and applies the whole journal again.
 * @param progress is told how many entries are done, after each thousand.
 * @returns the number of entries applied.
 */
export function rebuildTables(store: Store, path: WritePath, progress: (done: number) => void): number {
  const { sqlite } = store;
  const asUsual = expectManyWrites(sqlite);
  try {
    return sqlite
      .transaction(() => {
        sqlite.pragma('defer_foreign_keys = ON');
        const names = derivedTables().map(({ name }) => name);
        const isDerived = new Set(names);
        // Without guards an empty table is emptied page by page, and an empty index is dropped at once.
        withoutGuards(sqlite, () => {
          for (const name of names) sqlite.exec(`DELETE FROM ${name}`);
        });
        dropSecondaryIndexes(sqlite, (table) => isDerived.has(table));
        const applied = applyAll(path, path, progress);
        createSecondaryIndexes(sqlite);
        path.learnAnew();
        return applied;
      })
      .immediate();
  } finally {
    asUsual();
  }
}

/** Applies every placed entry of `from` to the tables of `to`, in the one order of places. */
export function applyAll(from: WritePath, to: WritePath, progress: (done: number) => void): number {
  let done = 0;
  for (const applied of applyPages(from, to)) {
    done += applied;
    progress(done);
  }
  return done;
}

/** The same a thousand at a time, for whoever does other work in between: yields how many were applied. */
export function* applyPages(from: WritePath, to: WritePath): Generator<number> {
  let applied = 0;
  for (const entry of inOrderOfPlaces(from.journal)) {
    to.applyStored(entry, entry.bytes, entry.kept);
    applied += 1;
    if (applied < page) continue;
    yield applied;
    applied = 0;
  }
  if (applied > 0) yield applied;
}
