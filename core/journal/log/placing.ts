// Places entries: the tables and `knowledge` take an entry when three things hold (J38, design.md §2). The entry before it in its
// chain is placed; every head that it names is placed; its `lc` is exactly one more than the highest of these. A chain whose next
// entry names a missing head is pending; only chains that name one of its entries wait for it. A chain whose `lc` is wrong is
// inconsistent: nothing of it is placed from there on. Both follow from the journal alone, never from the order of arrival.
// A head of a removed PC is not waited for (J39): the entry is placed without it, with any `lc` above the other heads and at most
// `highestUnproved`. If the head arrives later with a lower `lc`, the entry counts as having known it.
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import { compareHeads, mostHeads, type SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { Sqlite } from '#db/open-store.ts';
import { goneStreams, highestUnproved } from './gone-streams.ts';
import type { JournalStore, StreamKey } from './journal-store.ts';
import { knowledgeAnew } from './knowledge-anew.ts';
import {
  createKnownChains,
  join,
  type KnownChain,
  type KnownChains,
  type PlacedHead,
} from './known-chains.ts';

/** The parts of an entry that decide whether it can be placed. */
export type ToPlace = {
  readonly seq: number;
  readonly hash: string;
  readonly lc: number;
  readonly seen?: readonly SeenHead[] | undefined;
};
/** `pending`: a head that it names is missing; `inconsistent`: its `lc` is not the one that must follow. */
export type Placed = 'placed' | 'pending' | 'inconsistent';

type Found = { readonly chain: KnownChain; readonly entry: PlacedHead };
/** A chain with entries that are stored and not placed. */
export type PendingChain = StreamKey & {
  /** The last of its entries that is placed. */
  readonly placedSeq: number;
  /** The heads that its next entry names and that are missing; empty when the chain is inconsistent. */
  readonly missing: readonly SeenHead[];
};

export type Placing = ReturnType<typeof createPlacing>;

/** The state of placing while the store is open. */
type State = {
  readonly journal: JournalStore;
  readonly chains: KnownChains;
  /** Whether another chain may have grown since this PC's last entry; true again after `forget`. */
  isNews: boolean;
};

export function createPlacing(sqlite: Sqlite, journal: JournalStore) {
  const chains = createKnownChains(sqlite);
  const state: State = { journal, chains, isNews: true };

  return {
    /**
     * `lc` and `seen` of this PC's next entry, which follows `seq`. Null while entries before it wait: it cannot write on this
     * stream.
     */
    next(own: StreamKey, seq: number): { readonly lc: number; readonly seen: readonly SeenHead[] } | null {
      if (chains.of(own).head.seq !== seq) this.forget();
      const chain = chains.of(own);
      if (chain.isPending) return null;
      // The first entry of an epoch names all that is placed here, its own former epochs among it.
      if (!state.isNews && chain.head.seq > 0) return { lc: chain.head.lc + 1, seen: [] };
      const { heads, lc } = frontier(chains, chain);
      state.isNews = heads.length === mostHeads;
      return { lc: Math.max(chain.head.lc, lc) + 1, seen: heads };
    },
    /** Places an entry that this PC wrote itself. */
    placeOwn(own: StreamKey, entry: ToPlace): void {
      if (tryToPlace(state, chains.of(own), entry) !== 'placed')
        throw new Error('an own entry does not follow');
    },
    /**
     * Places an entry that was just stored, or marks its chain as pending.
     * @returns whether it is placed, so that the tables may take it
     */
    place(stream: StreamKey, entry: ToPlace): boolean {
      const chain = chains.of(stream);
      if (chain.isPending) return false;
      const isPlaced = tryToPlace(state, chain, entry) === 'placed';
      if (isPlaced) state.isNews = true;
      else chains.setPending(chain, true);
      return isPlaced;
    },
    /**
     * Tries the pending chains until no further entry can be placed. `entryAfter` reads the next entry of a chain;
     * `placed` is called for each entry that is placed.
     */
    placePending<Entry extends ToPlace>(
      entryAfter: (stream: StreamKey, seq: number) => Entry | undefined,
      placed: (stream: StreamKey, entry: Entry) => void,
    ): void {
      for (let goesOn = true; goesOn; ) {
        goesOn = false;
        for (const chain of chains.all()) {
          if (!chain.isPending) continue;
          for (;;) {
            const entry = entryAfter(chain, chain.head.seq);
            if (entry === undefined) {
              chains.setPending(chain, false);
              break;
            }
            if (tryToPlace(state, chain, entry) !== 'placed') break;
            placed(chain, entry);
            [state.isNews, goesOn] = [true, true];
          }
        }
      }
    },
    /**
     * Computes `knowledge` again when a head arrived without which an entry had been placed.
     * @param isAsked compute it in any case
     * @returns whether it was computed
     */
    learnAnew(isAsked = false): boolean {
      if (!(isAsked || chains.isOutdated())) return false;
      chains.replace(knowledgeAnew(journal));
      state.isNews = true;
      return true;
    },
    /** The chains that are pending or inconsistent. */
    pending: (): PendingChain[] => pendingChains(state),
    /** Whether a pending chain or a placed entry names an entry of this stream from `from` on that is not here. */
    isAwaited(
      { device, epoch }: StreamKey,
      from: number,
      shortOf: (seq: number) => string | undefined,
    ): boolean {
      const name = streamName(device, epoch);
      return [...pendingChains(state).flatMap(({ missing }) => missing), ...chains.missed()].some(
        ([stream, seq, short]) => stream === name && seq >= from && (shortOf(seq) ?? short) === short,
      );
    },
    /** Reads how far a stream is placed, before anything is added to it. */
    open: (stream: StreamKey): void => void chains.of(stream),
    forget(): void {
      chains.forget();
      state.isNews = true;
    },
  };
}

/** Places the next entry of a chain, or says why it cannot be placed. */
function tryToPlace(
  { journal, chains }: State,
  chain: KnownChain,
  { seq, hash, lc, seen = [] }: ToPlace,
): Placed {
  if (!chains.begin(chain)) return 'pending';
  const found: Found[] = [];
  const missing: SeenHead[] = [];
  for (const head of seen) {
    const one = chains.find(...head);
    if (one === undefined) missing.push(head);
    else found.push(one);
  }
  const follows = missing.length === 0 && lc === highestOf(chain, found) + 1;
  if (!follows) {
    const unproved = placedWithout(journal, chain, lc, seen, found, missing);
    if (unproved !== 'placed') return unproved;
  }
  const known = found.filter(({ entry }) => entry.lc < lc);
  chains.advance(chain, { seq, hash, lc }, known.length === 0 ? null : vectorWith(chains, chain, known));
  for (const head of missing) chains.miss(head);
  return 'placed';
}

/** Whether an entry whose `lc` does not follow from what is here is placed without the heads of removed PCs. */
function placedWithout(
  journal: JournalStore,
  chain: KnownChain,
  lc: number,
  seen: readonly SeenHead[],
  found: readonly Found[],
  missing: readonly SeenHead[],
): Placed {
  const otherwise = missing.length > 0 ? 'pending' : 'inconsistent';
  if (seen.length === 0 || lc > highestUnproved) return otherwise;
  const gone = goneStreams(journal);
  if (!seen.some(([name]) => gone.has(name))) return otherwise;
  if (missing.some(([name]) => !gone.has(name))) return 'pending';
  const others = found.filter((one) => !gone.has(one.chain.name));
  return lc > highestOf(chain, others) ? 'placed' : 'inconsistent';
}

function highestOf(chain: KnownChain, found: readonly Found[]): number {
  return found.reduce((highest, { entry }) => Math.max(highest, entry.lc), chain.head.lc);
}

/** The knowledge of an entry that names these heads. */
function vectorWith(chains: KnownChains, chain: KnownChain, found: readonly Found[]): Map<number, number> {
  const vector = new Map(chain.vector);
  for (const head of found) join(vector, chains.withChain(head.chain, head.entry.seq));
  vector.delete(chain.id);
  return vector;
}

/** The heads for `seen` of this PC's next entry: placed, not known to its last entry, and known by none of the other heads. */
function frontier(
  chains: KnownChains,
  own: KnownChain,
): { readonly heads: readonly SeenHead[]; readonly lc: number } {
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

/** The chains that are pending or inconsistent. */
function pendingChains({ journal, chains }: State): PendingChain[] {
  return [...chains.all()]
    .filter(({ isPending }) => isPending)
    .map((chain) => ({
      ...{ device: chain.device, epoch: chain.epoch, placedSeq: chain.head.seq },
      missing: (pendingAfter(journal, chain, chain.head.seq)?.seen ?? []).filter(
        (head) => chains.find(...head) === undefined,
      ),
    }));
}

/** The next entry of a chain that waits, read from its bytes; undefined where none follows. */
export function pendingAfter(
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
