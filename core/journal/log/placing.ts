// Entries are placed: put into the tables and into `knowledge`, in the order of their chain, each as soon as the one before it
// and every head that it names are placed and its `lc` follows exactly (J38, design.md §2). A chain that names what is not here
// waits, alone; one whose `lc` does not follow stands apart from there on. What waits and what stands apart follows from the
// journal alone, never from the order of arrival.
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import { compareHeads, mostHeads, type SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash } from '#core/foundation/wire/short-names.ts';
import type { Sqlite } from '#db/open-store.ts';
import type { JournalStore, StreamKey } from './journal-store.ts';
import { createKnownChains, join, type KnownChain } from './known-chains.ts';

/** What of an entry its place follows from. */
export type ToPlace = {
  readonly seq: number;
  readonly hash: string;
  readonly lc: number;
  readonly seen?: readonly SeenHead[] | undefined;
};
/** `waits`: what it names is not here yet; `apart`: its `lc` is not the one that follows. */
export type Placed = 'placed' | 'waits' | 'apart';

export type Placing = ReturnType<typeof createPlacing>;

export function createPlacing(sqlite: Sqlite) {
  const chains = createKnownChains(sqlite);
  /** Whether a chain may have gone on since this PC wrote last; told anew when the memory was dropped. */
  let isNews = true;

  function tryToPlace(chain: KnownChain, { seq, hash, lc, seen = [] }: ToPlace): Placed {
    if (!chains.begin(chain)) return 'waits';
    const found = seen.map(([name, at, short]) => chains.find(name, at, short));
    let highest = chain.head.lc;
    for (const one of found) {
      if (one === undefined) return 'waits';
      highest = Math.max(highest, one.entry.lc);
    }
    if (lc !== highest + 1) return 'apart';
    chains.advance(chain, { seq, hash, lc }, found.length === 0 ? null : vectorWith(chain, found));
    return 'placed';
  }

  function vectorWith(
    chain: KnownChain,
    found: readonly ({ chain: KnownChain; entry: { seq: number } } | undefined)[],
  ): Map<number, number> {
    const vector = new Map(chain.vector);
    for (const head of found)
      if (head !== undefined) join(vector, chains.withChain(head.chain, head.entry.seq));
    vector.delete(chain.id);
    return vector;
  }

  /** Heads that this PC's next entry names: placed, not known to its last entry, and known to no other of them. */
  function frontier(own: KnownChain): { readonly heads: readonly SeenHead[]; readonly lc: number } {
    const news = [...chains.all()].filter(
      ({ id, name, head, baseSeq }) =>
        name !== own.name && head.seq > baseSeq && (own.vector.get(id) ?? 0) < head.seq,
    );
    const named = news
      .filter(
        ({ id, head }) => !news.some((other) => other.id !== id && (other.vector.get(id) ?? 0) >= head.seq),
      )
      .toSorted((one, other) => other.head.lc - one.head.lc)
      .slice(0, mostHeads);
    return {
      heads: named
        .map(({ name, head }): SeenHead => [name, head.seq, shortHash(head.hash)])
        .toSorted(compareHeads),
      lc: named[0]?.head.lc ?? 0,
    };
  }

  return {
    /**
     * `lc` and `seen` of this PC's next entry, which follows `seq`. Null while entries before it wait: it cannot write on this
     * stream.
     */
    next(own: StreamKey, seq: number): { readonly lc: number; readonly seen: readonly SeenHead[] } | null {
      if (chains.of(own).head.seq !== seq) this.forget();
      const chain = chains.of(own);
      if (chain.isWaiting) return null;
      // The first entry of an epoch names all that is placed here, its own former epochs among it.
      if (!isNews && chain.head.seq > 0) return { lc: chain.head.lc + 1, seen: [] };
      const { heads, lc } = frontier(chain);
      isNews = heads.length === mostHeads;
      return { lc: Math.max(chain.head.lc, lc) + 1, seen: heads };
    },
    /** Places an entry that this PC wrote itself. */
    placeOwn(own: StreamKey, entry: ToPlace): void {
      if (tryToPlace(chains.of(own), entry) !== 'placed') throw new Error('an own entry does not follow');
    },
    /**
     * Places an entry that was just kept, or has its chain wait.
     * @returns whether it is placed: what it says goes into the tables
     */
    place(stream: StreamKey, entry: ToPlace): boolean {
      const chain = chains.of(stream);
      if (chain.isWaiting) return false;
      const isPlaced = tryToPlace(chain, entry) === 'placed';
      if (isPlaced) isNews = true;
      else chains.setWaiting(chain, true);
      return isPlaced;
    },
    /**
     * Tries the chains that wait until none goes on. `entryAfter` reads the next entry of a chain; `placed` is called for each that
     * is placed, before its chain is said to reach so far.
     */
    placeWaiting<Entry extends ToPlace>(
      entryAfter: (stream: StreamKey, seq: number) => Entry | undefined,
      placed: (stream: StreamKey, entry: Entry) => void,
    ): void {
      for (let goesOn = true; goesOn; ) {
        goesOn = false;
        for (const chain of chains.all()) {
          if (!chain.isWaiting) continue;
          for (;;) {
            const entry = entryAfter(chain, chain.head.seq);
            if (entry === undefined) {
              chains.setWaiting(chain, false);
              break;
            }
            if (tryToPlace(chain, entry) !== 'placed') break;
            placed(chain, entry);
            [isNews, goesOn] = [true, true];
          }
        }
      }
    },
    /** Reads how far a stream is placed, before anything is added to it. */
    open: (stream: StreamKey): void => void chains.of(stream),
    forget(): void {
      chains.forget();
      isNews = true;
    },
  };
}

/** The next entry of a chain that waits, read from its bytes; undefined where none follows. */
export function waitingAfter(
  journal: Pick<JournalStore, 'entry'>,
  stream: StreamKey,
  seq: number,
): (ToPlace & { readonly line: EntryLine }) | undefined {
  const entry = journal.entry(stream, seq + 1);
  if (entry === undefined) return undefined;
  const line = readEntry(entry.bytes);
  if (typeof line === 'string') throw new TypeError(`a stored entry cannot be read: ${line}`);
  const { lc, seen } = line.envelope;
  return { seq: seq + 1, hash: entry.hash, lc, seen, line };
}
