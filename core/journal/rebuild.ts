// Rebuilds every table from the journal, in one transaction: afterwards they hold what the journal says, or nothing changed.
import { withoutGuards } from '#db/guards.ts';
import type { Store } from '#db/open-store.ts';
import { derivedTables } from './derived-tables.ts';
import type { WritePath } from './write-path.ts';

const page = 1000;

/**
 * Empties the derived tables and applies the whole journal again.
 * @param progress is told how many entries are done, after each thousand.
 * @returns the number of entries applied.
 */
export function rebuildTables(store: Store, path: WritePath, progress: (done: number) => void): number {
  return store.sqlite
    .transaction(() => {
      store.sqlite.pragma('defer_foreign_keys = ON');
      return withoutGuards(store.sqlite, () => {
        for (const { name } of derivedTables()) store.sqlite.exec(`DELETE FROM ${name}`);
        return applyAll(path, path, progress);
      });
    })
    .immediate();
}

/** Applies every entry of `from` to the tables of `to`, in the order of arrival. */
export function applyAll(from: WritePath, to: WritePath, progress: (done: number) => void): number {
  let done = 0;
  let pos = 0;
  for (;;) {
    const entries = from.journal.arrivedAfter(pos, page);
    for (const entry of entries) {
      const kept = from.journal.privatePart(entry, entry.seq);
      to.applyStored(entry, entry.bytes, kept?.bytes ?? undefined);
      pos = entry.pos;
    }
    done += entries.length;
    if (entries.length > 0) progress(done);
    if (entries.length < page) return done;
  }
}
