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
  isPending: boolean;
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

type Statements = ReturnType<typeof statementsOver>;

function statementsOver(sqlite: Sqlite) {
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
  /** Of each other chain the newest row, found by its key: an office of many days has one for most entries (J45). */
  const vectorRows = once(() =>
    sqlite.prepare<[number, number, number], { other: number; since: number; seq: number }>(
      `SELECT s.id other, k.from_seq since, k.seq FROM streams s CROSS JOIN knowledge k
         ON k.stream = ? AND k.other = s.id AND k.from_seq =
           (SELECT max(from_seq) FROM knowledge WHERE stream = ? AND other = s.id AND from_seq <= ?)`,
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
  return {
    all,
    one,
    entryAt,
    lastEntry,
    vectorRows,
    knownAt,
    insert,
    setPlaced,
    missedRows,
    insertMissed,
  };
}

/** The chains as they were read. A save adds to them; whoever rolls back forgets them. */
type State = {
  readonly statements: Statements;
  /** Null before they are read. */
  chains: Map<string, KnownChain> | null;
  readonly named: Map<string, KnownChain[]>;
  /** Heads that placed entries name and that were not here, as one text each. */
  readonly missed: Set<string>;
  isOutdated: boolean;
};

export type KnownChains = ReturnType<typeof createKnownChains>;

export function createKnownChains(sqlite: Sqlite) {
  const statements = statementsOver(sqlite);
  const state: State = { statements, chains: null, named: new Map(), missed: new Set(), isOutdated: false };

  return {
    all: (): Iterable<KnownChain> => knownOf(state).values(),
    /** @throws RangeError when this store does not know the stream */
    of(stream: StreamKey): KnownChain {
      const chain = knownOf(state).get(keyOf(stream));
      if (chain !== undefined) return chain;
      const row = statements.one().get(stream.device, stream.epoch);
      if (row === undefined) throw new RangeError(`unknown stream ${keyOf(stream)}`);
      return add(state, knownOf(state), row);
    },
    /** The placed entry that a head names, on whichever of the stream's branches; undefined when none is here. */
    find(name: string, seq: number, short: string): { chain: KnownChain; entry: PlacedHead } | undefined {
      knownOf(state);
      for (const chain of state.named.get(name) ?? []) {
        if (seq <= chain.baseSeq || seq > chain.head.seq) continue;
        const entry = entryOf(statements, chain, seq);
        if (entry !== undefined && shortHash(entry.hash) === short) return { chain, entry };
      }
      return undefined;
    },
    /** @returns false while the entry from which a branch begins is not placed */
    begin: (chain: KnownChain): boolean => begin(statements, chain),
    /** What somebody knows who knows the entry `seq` of a chain. */
    withChain: (chain: KnownChain, seq: number): Map<number, number> => withChain(statements, chain, seq),
    /** The next entry of a chain is placed: `vector` is what it knew where that is more than the one before it. */
    advance(chain: KnownChain, head: PlacedHead, vector: Vector | null): void {
      if (vector !== null) {
        for (const [other, seq] of vector)
          if (chain.vector.get(other) !== seq) statements.insert().run(chain.id, other, head.seq, seq);
        chain.vector = vector;
        chain.vectorFrom = head.seq;
      }
      chain.head = head;
      if (state.missed.size > 0 && state.missed.has([chain.name, head.seq, shortHash(head.hash)].join()))
        state.isOutdated = true;
      if (chain.isPending) statements.setPlaced().run(head.seq, chain.id);
    },
    /** Entries follow on what is placed of a chain that are not; or all of it is placed now. */
    setPending(chain: KnownChain, isPending: boolean): void {
      chain.isPending = isPending;
      statements.setPlaced().run(isPending ? chain.head.seq : null, chain.id);
    },
    /** A placed entry names this head, which is not here. */
    miss(head: SeenHead): void {
      state.missed.add(head.join());
      statements.insertMissed().run(...head);
    },
    missed(): readonly SeenHead[] {
      knownOf(state);
      return [...state.missed].map(headOf);
    },
    /** Whether a head came that a placed entry names: what is known is more than `knowledge` says. */
    isOutdated: (): boolean => state.isOutdated,
    /** Puts these rows in the place of all that are there, with the heads that are missing still. */
    replace(rows: Iterable<KnownRow | null>): void {
      const still = [...state.missed].map(headOf).filter((head) => this.find(...head) === undefined);
      sqlite.exec('DELETE FROM knowledge; DELETE FROM missed_heads');
      for (const row of rows)
        if (row !== null) statements.insert().run(row.stream, row.other, row.fromSeq, row.seq);
      for (const head of still) statements.insertMissed().run(...head);
      state.chains = null;
    },
    /** What was kept in memory may not have come about, or is another store's. */
    forget(): void {
      state.chains = null;
    },
  };
}

function keyOf({ device, epoch }: StreamKey): string {
  return `${device}/${epoch}`;
}

/** The chains, read from the store where they are not in memory. */
function knownOf(state: State): Map<string, KnownChain> {
  if (state.chains !== null) return state.chains;
  const chains = new Map<string, KnownChain>();
  state.chains = chains;
  state.named.clear();
  state.missed.clear();
  state.isOutdated = false;
  for (const head of state.statements.missedRows().all()) state.missed.add(head.join());
  for (const row of state.statements.all().all()) add(state, chains, row);
  return chains;
}

/** `after`: the branches that lead to this row; a circle that somebody made up ends. */
function add(
  state: State,
  into: Map<string, KnownChain>,
  row: StreamRow,
  after: readonly string[] = [],
): KnownChain {
  const { statements, named } = state;
  const there = into.get(keyOf(row));
  if (there !== undefined) return there;
  const { id, device, epoch, baseSeq, branchOf, placedSeq, startHash } = row;
  const left =
    branchOf === null || after.includes(epoch) ? undefined : statements.one().get(device, branchOf);
  const parent = left === undefined ? null : add(state, into, left, [...after, epoch]);
  const last = placedSeq === null ? statements.lastEntry().get(device, epoch) : undefined;
  const placed = last?.seq ?? placedSeq ?? baseSeq;
  const written = statements.vectorRows().all(id, id, placed);
  const chain: KnownChain = {
    ...{ id, device, epoch, baseSeq, parent },
    name: parent?.name ?? streamName(device, epoch),
    head: last ?? entryOwn(statements, row, placed) ?? { seq: baseSeq, hash: startHash, lc: 0 },
    vector: new Map(),
    vectorFrom: written.reduce((from, { since }) => Math.max(from, since), 0),
    isPending: placedSeq !== null,
  };
  begin(statements, chain);
  chain.vector = new Map([...chain.vector, ...written.map(({ other, seq }) => [other, seq] as const)]);
  const made = into.get(keyOf(row));
  if (made !== undefined) return made;
  into.set(keyOf(row), chain);
  const alike = named.get(chain.name);
  if (alike === undefined) named.set(chain.name, [chain]);
  else alike.push(chain);
  return chain;
}

function entryOwn(
  { entryAt }: Statements,
  { device, epoch, baseSeq }: StreamRow,
  seq: number,
): PlacedHead | undefined {
  return seq > baseSeq ? entryAt().get(device, epoch, seq) : undefined;
}

function isPlacedTo({ parent, baseSeq, head }: KnownChain, seq: number): boolean {
  return seq > baseSeq || parent === null ? seq <= head.seq : isPlacedTo(parent, seq);
}

/**
 * A branch begins with what the entry before it knew, of the chain that it left.
 * @returns false while that entry is not placed
 */
function begin(statements: Statements, chain: KnownChain): boolean {
  const { parent, baseSeq } = chain;
  if (parent === null || chain.vector.size > 0) return true;
  if (!isPlacedTo(parent, baseSeq)) return false;
  const before = entryOf(statements, parent, baseSeq);
  chain.vector = withChain(statements, parent, baseSeq);
  if (chain.head.seq === baseSeq && before !== undefined) chain.head = before;
  return true;
}

/** An entry of a chain, below its base one of the chain which it left. */
function entryOf(statements: Statements, chain: KnownChain, seq: number): PlacedHead | undefined {
  if (seq <= chain.baseSeq) return chain.parent === null ? undefined : entryOf(statements, chain.parent, seq);
  return chain.head.seq === seq ? chain.head : statements.entryAt().get(chain.device, chain.epoch, seq);
}

/** What the entry `seq` of a chain knew of the others. */
function vectorAt(statements: Statements, chain: KnownChain, seq: number): Vector {
  if (chain.parent !== null && seq <= chain.baseSeq) return vectorAt(statements, chain.parent, seq);
  if (seq >= chain.vectorFrom) return chain.vector;
  const inherited = chain.parent === null ? null : withChain(statements, chain.parent, chain.baseSeq);
  const vector = new Map<number, number>(inherited);
  for (const other of chain.vector.keys()) {
    const there = statements.knownAt().get(chain.id, other, seq);
    if (there !== undefined) vector.set(other, there);
  }
  return vector;
}

/** What somebody knows who knows the entry `seq` of a chain: what that knew, and the chain itself up to it. */
function withChain(statements: Statements, chain: KnownChain, seq: number): Map<number, number> {
  if (seq <= chain.baseSeq)
    return chain.parent === null ? new Map() : withChain(statements, chain.parent, seq);
  const vector = new Map(vectorAt(statements, chain, seq)).set(chain.id, seq);
  // A head on a branch stands for the chain that it left up to the base as well.
  if (chain.parent !== null) join(vector, withChain(statements, chain.parent, chain.baseSeq));
  return vector;
}

function headOf(text: string): SeenHead {
  const [stream = '', seq = '', hash = ''] = text.split(',');
  return [stream, Number(seq), hash];
}

/** Raises a vector to what another one knows as well. */
export function join(vector: Map<number, number>, other: Vector): void {
  for (const [chain, seq] of other) if ((vector.get(chain) ?? 0) < seq) vector.set(chain, seq);
}
