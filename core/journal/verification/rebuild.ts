// Rebuilds every table from the journal, in one transaction: afterwards they hold what the journal says, or nothing changed.

import type { JournalReads, StoredEntry } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { withoutGuards } from '#db/guards.ts';
import { expectManyWrites } from '#db/many-writes.ts';
import type { Store } from '#db/open-store.ts';
import { countedTables, derivedTables } from './derived-tables.ts';

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
        // Without guards a table is emptied page by page, and rows of every entry can be written.
        const applied = withoutGuards(sqlite, () => {
          for (const name of [...names, ...countedTables]) sqlite.exec(`DELETE FROM ${name}`);
          return applyAll(path, path, progress);
        });
        path.learnAnew();
        path.lists?.bringUp();
        return applied;
      })
      .immediate();
  } finally {
    asUsual();
  }
}

/** Applies every placed entry of `from` to the tables of `to`; `progress` is told after each thousand. */
export function applyAll(from: WritePath, to: WritePath, progress: (done: number) => void): number {
  let done = 0;
  for (const applied of applyPages(from, to)) {
    done += applied;
    progress(done);
  }
  return done;
}

/**
 * Applies every placed entry of `from` to the tables of `to`, in the order of arrival: of two entries that state one fact
 * the first that came stands, at every rebuild (N39). Appliers take entries in any order.
 */
export function* applyPages(from: WritePath, to: WritePath): Generator<number> {
  const placedTo = new Map(
    from.journal
      .streams()
      .flatMap(({ device, epoch, placedSeq }) =>
        placedSeq === null ? [] : [[`${device}/${epoch}`, placedSeq] as const],
      ),
  );
  const isPlaced = ({ device, epoch, seq }: StoredEntry): boolean =>
    seq <= (placedTo.get(`${device}/${epoch}`) ?? seq);
  let pos = 0;
  for (;;) {
    const entries = from.journal.arrivedAfter(pos, page);
    const kept = privatePartsOf(from.journal, entries);
    for (const [place, entry] of entries.entries()) {
      if (isPlaced(entry)) to.applyStored(entry, entry.bytes, kept[place]);
      pos = entry.pos;
    }
    if (entries.length > 0) yield entries.length;
    if (entries.length < page) return;
  }
}

/** The private parts of a page, entry by entry, one read a stream: its entries arrive in its order, with none left out. */
function privatePartsOf(journal: JournalReads, entries: readonly StoredEntry[]): (Uint8Array | undefined)[] {
  const byStream = Map.groupBy(entries, ({ device, epoch }) => `${device}/${epoch}`);
  const kept = new Map(
    [...byStream].flatMap(([name, [first, ...rest]]) =>
      first === undefined
        ? []
        : [[name, journal.privatePartsBetween(first, first.seq, (rest.at(-1) ?? first).seq)] as const],
    ),
  );
  return entries.map(
    ({ device, epoch, seq }) => kept.get(`${device}/${epoch}`)?.get(seq)?.bytes ?? undefined,
  );
}
