// What is placed of each chain here, and what its last placed entry knew of the others (design.md §2): read from the store once
// and kept in memory, so that a save reads nothing of it. `knowledge` has a row only where the vector of a chain changed.
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { Sqlite } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import type { StreamKey } from './journal-store.ts';

/** How far an entry's writer knew each chain, by the chain's row number here; what is missing it did not know. */
export type Vector = ReadonlyMap<number, number>;
/** The last placed entry: number 0 and `lc` 0 before the first, the base of a branch before its own first. */
export type PlacedHead = { readonly seq: number; readonly hash: string; readonly lc: number };

/** From its entry `fromSeq` on, `stream` knew `other` up to `seq`; both by the row numbers of `streams`. */
export type KnownRow = {
  readonly stream: number;
  readonly other: number;
  readonly fromSeq: number;
  readonly seq: number;
};

export type KnownChain = StreamKey & {
  readonly id: number;
  /** Short name of the stream in whose entries it is named; a branch has that of the chain which it left. */
  readonly name: string;
  readonly baseSeq: number;
  readonly parent: KnownChain | null;
  head: PlacedHead;
  /** What the entry `head` knew, and the number of the entry from which on that is so. */
  vector: Vector;
  vectorFrom: number;
  /** Entries after `head` are here and not placed. */
  isWaiting: boolean;
};

type StreamRow = {
  id: number;
  device: string;
  epoch: string;
  startHash: string;
  branchOf: string | null;
  baseSeq: number;
  placedSeq: number | null;
};

const columns =
  'id, device, epoch, start_hash startHash, branch_of branchOf, base_seq baseSeq, placed_seq placedSeq';

export function createKnownChains(sqlite: Sqlite) {
  const all = once(() => sqlite.prepare<[], StreamRow>(`SELECT ${columns} FROM streams`));
  const one = once(() =>
    sqlite.prepare<[string, string], StreamRow>(
      `SELECT ${columns} FROM streams WHERE device = ? AND epoch = ?`,
    ),
  );
  const entryAt = once(() =>
    sqlite.prepare<[string, string, number], PlacedHead>(
      'SELECT seq, hash, lc FROM journal WHERE device = ? AND epoch = ? AND seq = ?',
    ),
  );
  const lastEntry = once(() =>
    sqlite.prepare<[string, string], PlacedHead>(
      'SELECT seq, hash, lc FROM journal WHERE device = ? AND epoch = ? ORDER BY seq DESC LIMIT 1',
    ),
  );
  const vectorRows = once(() =>
    sqlite.prepare<[number, number], { other: number; since: number; seq: number }>(
      'SELECT other, max(from_seq) since, seq FROM knowledge WHERE stream = ? AND from_seq <= ? GROUP BY other',
    ),
  );
  const knownAt = once(() =>
    sqlite
      .prepare<[number, number, number], number>(
        'SELECT seq FROM knowledge WHERE stream = ? AND other = ? AND from_seq <= ? ORDER BY from_seq DESC LIMIT 1',
      )
      .pluck(),
  );
  const insert = once(() =>
    sqlite.prepare<[number, number, number, number]>(
      'INSERT INTO knowledge (stream, other, from_seq, seq) VALUES (?, ?, ?, ?)',
    ),
  );
  const setPlaced = once(() =>
    sqlite.prepare<[number | null, number]>('UPDATE streams SET placed_seq = ? WHERE id = ?'),
  );

  const missedRows = once(() =>
    sqlite.prepare<[], SeenHead>('SELECT stream, seq, hash FROM missed_heads').raw(),
  );
  const insertMissed = once(() =>
    sqlite.prepare<[string, number, string]>(
      'INSERT OR IGNORE INTO missed_heads (stream, seq, hash) VALUES (?, ?, ?)',
    ),
  );

  let chains: Map<string, KnownChain> | null = null;
  /** Heads that placed entries name and that were not here, as one text each. */
  const missed = new Set<string>();
  let isOutdated = false;
  const named = new Map<string, KnownChain[]>();
  const keyOf = ({ device, epoch }: StreamKey): string => `${device}/${epoch}`;

  function known(): Map<string, KnownChain> {
    if (chains !== null) return chains;
    chains = new Map();
    named.clear();
    missed.clear();
    isOutdated = false;
    for (const head of missedRows().all()) missed.add(head.join());
    const rows = all().all();
    for (const row of rows) add(chains, row);
    return chains;
  }

  /** `after`: the branches that lead to this row; a circle that somebody made up ends. */
  function add(into: Map<string, KnownChain>, row: StreamRow, after: readonly string[] = []): KnownChain {
    const there = into.get(keyOf(row));
    if (there !== undefined) return there;
    const { id, device, epoch, baseSeq, branchOf, placedSeq, startHash } = row;
    const left = branchOf === null || after.includes(epoch) ? undefined : one().get(device, branchOf);
    const parent = left === undefined ? null : add(into, left, [...after, epoch]);
    const last = placedSeq === null ? lastEntry().get(device, epoch) : undefined;
    const placed = last?.seq ?? placedSeq ?? baseSeq;
    const written = vectorRows().all(id, placed);
    const chain: KnownChain = {
      ...{ id, device, epoch, baseSeq, parent },
      name: parent?.name ?? streamName(device, epoch),
      head: last ?? entryOwn(row, placed) ?? { seq: baseSeq, hash: startHash, lc: 0 },
      vector: new Map(),
      vectorFrom: written.reduce((from, { since }) => Math.max(from, since), 0),
      isWaiting: placedSeq !== null,
    };
    begin(chain);
    chain.vector = new Map([...chain.vector, ...written.map(({ other, seq }) => [other, seq] as const)]);
    const made = into.get(keyOf(row));
    if (made !== undefined) return made;
    into.set(keyOf(row), chain);
    const alike = named.get(chain.name);
    if (alike === undefined) named.set(chain.name, [chain]);
    else alike.push(chain);
    return chain;
  }

  const entryOwn = ({ device, epoch, baseSeq }: StreamRow, seq: number): PlacedHead | undefined =>
    seq > baseSeq ? entryAt().get(device, epoch, seq) : undefined;

  const isPlacedTo = ({ parent, baseSeq, head }: KnownChain, seq: number): boolean =>
    seq > baseSeq || parent === null ? seq <= head.seq : isPlacedTo(parent, seq);

  /**
   * A branch begins with what the entry before it knew, of the chain that it left.
   * @returns false while that entry is not placed
   */
  function begin(chain: KnownChain): boolean {
    const { parent, baseSeq } = chain;
    if (parent === null || chain.vector.size > 0) return true;
    if (!isPlacedTo(parent, baseSeq)) return false;
    const before = entryOf(parent, baseSeq);
    chain.vector = withChain(parent, baseSeq);
    if (chain.head.seq === baseSeq && before !== undefined) chain.head = before;
    return true;
  }

  /** An entry of a chain, below its base one of the chain which it left. */
  function entryOf(chain: KnownChain, seq: number): PlacedHead | undefined {
    if (seq <= chain.baseSeq) return chain.parent === null ? undefined : entryOf(chain.parent, seq);
    return chain.head.seq === seq ? chain.head : entryAt().get(chain.device, chain.epoch, seq);
  }

  /** What the entry `seq` of a chain knew of the others. */
  function vectorAt(chain: KnownChain, seq: number): Vector {
    if (chain.parent !== null && seq <= chain.baseSeq) return vectorAt(chain.parent, seq);
    if (seq >= chain.vectorFrom) return chain.vector;
    const inherited = chain.parent === null ? null : withChain(chain.parent, chain.baseSeq);
    const vector = new Map<number, number>(inherited);
    for (const other of chain.vector.keys()) {
      const there = knownAt().get(chain.id, other, seq);
      if (there !== undefined) vector.set(other, there);
    }
    return vector;
  }

  /** What somebody knows who knows the entry `seq` of a chain: what that knew, and the chain itself up to it. */
  function withChain(chain: KnownChain, seq: number): Map<number, number> {
    if (seq <= chain.baseSeq) return chain.parent === null ? new Map() : withChain(chain.parent, seq);
    const vector = new Map(vectorAt(chain, seq)).set(chain.id, seq);
    // A head on a branch stands for the chain that it left up to the base as well.
    if (chain.parent !== null) join(vector, withChain(chain.parent, chain.baseSeq));
    return vector;
  }

  return {
    all: (): Iterable<KnownChain> => known().values(),
    /** @throws RangeError when this store does not know the stream */
    of(stream: StreamKey): KnownChain {
      const chain = known().get(keyOf(stream));
      if (chain !== undefined) return chain;
      const row = one().get(stream.device, stream.epoch);
      if (row === undefined) throw new RangeError(`unknown stream ${keyOf(stream)}`);
      return add(known(), row);
    },
    /** The placed entry that a head names, on whichever of the stream's branches; undefined when none is here. */
    find(name: string, seq: number, short: string): { chain: KnownChain; entry: PlacedHead } | undefined {
      known();
      for (const chain of named.get(name) ?? []) {
        if (seq <= chain.baseSeq || seq > chain.head.seq) continue;
        const entry = entryOf(chain, seq);
        if (entry !== undefined && shortHash(entry.hash) === short) return { chain, entry };
      }
      return undefined;
    },
    begin,
    withChain,
    /** The next entry of a chain is placed: `vector` is what it knew where that is more than the one before it. */
    advance(chain: KnownChain, head: PlacedHead, vector: Vector | null): void {
      if (vector !== null) {
        for (const [other, seq] of vector)
          if (chain.vector.get(other) !== seq) insert().run(chain.id, other, head.seq, seq);
        chain.vector = vector;
        chain.vectorFrom = head.seq;
      }
      chain.head = head;
      if (missed.size > 0 && missed.has([chain.name, head.seq, shortHash(head.hash)].join()))
        isOutdated = true;
      if (chain.isWaiting) setPlaced().run(head.seq, chain.id);
    },
    /** Entries follow on what is placed of a chain that are not; or all of it is placed now. */
    setWaiting(chain: KnownChain, isWaiting: boolean): void {
      chain.isWaiting = isWaiting;
      setPlaced().run(isWaiting ? chain.head.seq : null, chain.id);
    },
    /** A placed entry names this head, which is not here. */
    miss(head: SeenHead): void {
      missed.add(head.join());
      insertMissed().run(...head);
    },
    missed(): readonly SeenHead[] {
      known();
      return [...missed].map(headOf);
    },
    /** Whether a head came that a placed entry names: what is known is more than `knowledge` says. */
    isOutdated: (): boolean => isOutdated,
    /** Puts these rows in the place of all that are there, with the heads that are missing still. */
    replace(rows: Iterable<KnownRow | null>): void {
      const still = [...missed].map(headOf).filter((head) => this.find(...head) === undefined);
      sqlite.exec('DELETE FROM knowledge; DELETE FROM missed_heads');
      for (const row of rows) if (row !== null) insert().run(row.stream, row.other, row.fromSeq, row.seq);
      for (const head of still) insertMissed().run(...head);
      chains = null;
    },
    /** What was kept in memory may not have come about, or is another store's. */
    forget(): void {
      chains = null;
    },
  };
}

function headOf(text: string): SeenHead {
  const [stream = '', seq = '', hash = ''] = text.split(',');
  return [stream, Number(seq), hash];
}

/** Raises a vector to what another one knows as well. */
export function join(vector: Map<number, number>, other: Vector): void {
  for (const [chain, seq] of other) if ((vector.get(chain) ?? 0) < seq) vector.set(chain, seq);
}
