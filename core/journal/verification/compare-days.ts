// Compares the tables of certain business days with the journal (design.md §2): the entries of those days are applied to
// an empty store in memory; each row that they make must stand in the office's tables as it is, and no other of those
// days may. Cost: the days, never the years. Rows of other days are the whole check's (verify.ts).
// Invariant: where the chain itself does not hold, the tables are neither judged nor repaired.
import { privateCommitment } from '#core/foundation/wire/chain.ts';
import { contradicts } from '#core/journal/log/effects.ts';
import type { JournalStore } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { Sqlite, Store } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { openScratchStore } from '#db/scratch-store.ts';
import { type DerivedTable, derivedTables } from './derived-tables.ts';
import { type BrokenLink, type EntryOfDay, entriesOfDays } from './entries-of-days.ts';

export type Row = Record<string, unknown>;

export type RowDifference = {
  readonly table: string;
  readonly key: readonly string[];
  /** The row as the journal makes it; null for one that it does not make. */
  readonly expected: Row | null;
  /** The row as it stands; null for one that is missing. */
  readonly found: Row | null;
  readonly day: string;
  /** Device and instant of the entry that it says it is of; null where a row does not say. */
  readonly of: { readonly device: string; readonly at: string } | null;
};

export type DaysCompared =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly differences: readonly RowDifference[] }
  | { readonly kind: 'journal_damaged'; readonly at: BrokenLink };

/** Compares tables that are no plain facts: `scratch` holds what the entries of the days made. */
export type CompareLists = (store: Sqlite, scratch: Sqlite, days: ReadonlySet<string>) => RowDifference[];

export type CompareParts = {
  readonly store: Store;
  readonly journal: JournalStore;
  /** A write path over another store, with the same appliers. */
  pathOver(store: Store): WritePath;
  /** Whatever else is derived (`otherTables`). */
  readonly checkDerivedTables: CompareLists;
  /** Compares what is kept over all days with the facts that it is made of, once those are right. */
  readonly compareKeptLists: (store: Store, days: ReadonlySet<string>) => RowDifference[];
};

/** Rows of a table that are looked at beyond the last one of the days: facts stand in the order of their arrival. */
const beyond = 40;

/** How each derived table is compared: a fact says its day, a part belongs to a fact, all else is named here. */
export const otherTables = [
  'clients',
  'client_words',
  'open_visits',
  'open_differences',
  'reported_days',
  'quarantine',
];
const ownTables = once(() => {
  const own = derivedTables().filter(({ name }) => !otherTables.includes(name));
  return {
    facts: own.filter(({ parents }) => parents.length === 0),
    parts: own.filter(({ parents }) => parents.length > 0),
  };
});

/** Tables, and the types of all entries that write them. */
export type ComparedPart = { readonly tables: ReadonlySet<string>; readonly types: ReadonlySet<string> };

/** Compares the tables of these days with the entries of these days: all of them, or only a part. */
export function compareDays(
  compared: CompareParts,
  days: ReadonlySet<string>,
  part: ComparedPart | null = null,
): DaysCompared {
  const found = entriesOfDays(compared.journal, days, part?.types ?? null);
  if (found.kind === 'broken') return { kind: 'journal_damaged', at: found.at };
  const entries = isContested(compared.store.sqlite)
    ? inOrderOfArrival(compared.journal, found.entries)
    : found.entries;
  const scratch = openScratchStore(compared.store.sqlite);
  try {
    const without = new Map<string, BrokenLink>();
    const broken = applyTo(compared, scratch, entries, without);
    if (broken !== null) return { kind: 'journal_damaged', at: broken };
    const differences =
      part === null
        ? compareAll(compared, scratch.sqlite, found.entries, days)
        : compareTables(compared.store.sqlite, scratch.sqlite, days, ({ name }) => part.tables.has(name));
    // What the tables know and a missing private part does not is never taken from them.
    for (const { of } of differences) {
      const lost = of === null ? undefined : without.get(`${of.device}|${of.at}`);
      if (lost !== undefined) return { kind: 'journal_damaged', at: lost };
    }
    return differences.length === 0 ? { kind: 'same' } : { kind: 'different', differences };
  } finally {
    scratch.sqlite.close();
  }
}

function compareAll(
  { store, checkDerivedTables, compareKeptLists }: CompareParts,
  scratch: Sqlite,
  entries: readonly EntryOfDay[],
  days: ReadonlySet<string>,
): RowDifference[] {
  const ofFacts = [
    ...compareTables(store.sqlite, scratch, days),
    ...compareQuarantine(store.sqlite, scratch, entries),
    ...checkDerivedTables(store.sqlite, scratch, days),
  ];
  return ofFacts.length > 0 ? ofFacts : compareKeptLists(store, days);
}

/** Whether an entry was kept that names a fact anew: then it matters which came first. */
const isContested = (sqlite: Sqlite): boolean =>
  sqlite.prepare('SELECT 1 FROM quarantine WHERE reason = ? LIMIT 1').get(contradicts) !== undefined;

const inOrderOfArrival = (journal: JournalStore, entries: readonly EntryOfDay[]): EntryOfDay[] =>
  entries
    .map((entry) => ({ entry, place: journal.entry(entry.stream, entry.seq)?.pos ?? 0 }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ entry }) => entry);

/** Applies the entries. @returns the first whose private part is not the committed one; `without` gets those that have none here */
function applyTo(
  compared: CompareParts,
  scratch: Store,
  entries: readonly EntryOfDay[],
  without: Map<string, BrokenLink>,
): BrokenLink | null {
  const path = compared.pathOver(scratch);
  return scratch.sqlite.transaction((): BrokenLink | null => {
    for (const { stream, seq, line } of entries) {
      const { at, private: commitment } = line.envelope;
      const kept = commitment === undefined ? undefined : compared.journal.privatePart(stream, seq);
      const place = { device: stream.device, seq };
      if (kept?.bytes && privateCommitment(kept.salt, kept.bytes) !== commitment) return place;
      if (commitment !== undefined && !kept?.bytes) without.set(`${stream.device}|${at}`, place);
      path.applyRead(stream, line, kept?.bytes ?? undefined);
    }
    return null;
  })();
}

function compareTables(
  store: Sqlite,
  scratch: Sqlite,
  days: ReadonlySet<string>,
  isAsked: (table: DerivedTable) => boolean = () => true,
): RowDifference[] {
  const { facts, parts } = ownTables();
  const ofFacts = facts.filter(isAsked).flatMap((table) => compareFacts(store, scratch, table, days));
  const ofParts = parts.filter(isAsked).flatMap((table) => compareParts(store, scratch, table, ofFacts));
  return [...ofFacts, ...ofParts];
}

/** Two rows of one table say the same, column by column. */
export const sameRow = (one: Row | undefined, other: Row | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
export const keyOf = (row: Row, key: readonly string[]): string =>
  key.map((column) => String(row[column])).join('|');
export const whereKey = (key: readonly string[]): string =>
  key.map((column) => `${column} = ?`).join(' AND ');

/** The entry that a row of facts says it is of. */
export function entryOf({ device, at }: Row): RowDifference['of'] {
  return typeof device === 'string' && typeof at === 'string' ? { device, at } : null;
}

/** Facts that name their day: each that is expected, and each that stands among the newest. */
function compareFacts(
  store: Sqlite,
  scratch: Sqlite,
  { name, key }: DerivedTable,
  days: ReadonlySet<string>,
): RowDifference[] {
  const made = scratch.prepare<[], Row>(`SELECT * FROM ${name}`).all();
  const expected = new Map(made.map((row) => [keyOf(row, key), row]));
  const differences: RowDifference[] = [];
  const differs = (right: Row | null, left: Row | null) => {
    const row = left ?? right ?? {};
    const day = String((right ?? row).day);
    differences.push({ table: name, key, expected: right, found: left, day, of: entryOf(right ?? row) });
  };
  if (expected.size > 0) {
    const one = store.prepare<unknown[], Row>(`SELECT * FROM ${name} WHERE ${whereKey(key)}`);
    for (const row of expected.values()) {
      const found = one.get(...key.map((column) => row[column]));
      if (!sameRow(row, found)) differs(row, found ?? null);
    }
  }
  for (const row of newestOf(store, name, days)) if (!expected.has(keyOf(row, key))) differs(null, row);
  return differences;
}

/** Rows of these days among the newest of a table, and before its first, where no fact ever stands. */
function newestOf(store: Sqlite, table: string, days: ReadonlySet<string>): Row[] {
  const earliest = [...days].toSorted()[0] ?? '';
  const places = new Set(
    store
      .prepare<[], { place: number; day: string }>(`SELECT rowid AS place, day FROM ${table} WHERE rowid < 1`)
      .all()
      .filter(({ day }) => days.has(day))
      .map(({ place }) => place),
  );
  let before = 0;
  const newestFirst = store.prepare<[], { place: number; day: string }>(
    `SELECT rowid AS place, day FROM ${table} ORDER BY rowid DESC`,
  );
  for (const { place, day } of newestFirst.iterate()) {
    if (days.has(day)) places.add(place);
    before = day >= earliest ? 0 : before + 1;
    if (before > beyond) break;
  }
  const whole = store.prepare<[number], Row>(`SELECT * FROM ${table} WHERE rowid = ?`);
  return [...places].flatMap((place): Row[] => {
    const row = whole.get(place);
    return row === undefined ? [] : [row];
  });
}

/** Parts of facts (lines, allocations, rows of a report): all that the facts of the days have. */
function compareParts(
  store: Sqlite,
  scratch: Sqlite,
  { name, key }: DerivedTable,
  ofFacts: readonly RowDifference[],
): RowDifference[] {
  const [first = ''] = key;
  const parent = (
    store.pragma(`foreign_key_list(${name})`) as readonly { table: string; from: string; to: string }[]
  ).find(({ from }) => from === first);
  if (parent === undefined) throw new Error(`${name} is no part of a fact`);
  const query = `SELECT * FROM ${name} WHERE ${first} = ?`;
  const [here, there] = [store.prepare<[unknown], Row>(query), scratch.prepare<[unknown], Row>(query)];
  const added = ofFacts.flatMap(({ table, expected, found }) =>
    table === parent.table && expected === null && found !== null ? [found] : [],
  );
  const whole = [...scratch.prepare<[], Row>(`SELECT * FROM ${parent.table}`).all(), ...added];
  return whole.flatMap((fact) => {
    const id = fact[parent.to];
    const found = new Map(here.all(id).map((row) => [keyOf(row, key), row]));
    const expected = new Map(there.all(id).map((row) => [keyOf(row, key), row]));
    return [...new Set([...found.keys(), ...expected.keys()])].flatMap((each): RowDifference[] => {
      const [left, right] = [found.get(each), expected.get(each)];
      if (sameRow(left, right)) return [];
      const [day, of] = [String(fact.day), entryOf(fact)];
      return [{ table: name, key, expected: right ?? null, found: left ?? null, day, of }];
    });
  });
}

const ofQuarantine = ['device', 'epoch', 'seq'];

/** What of these entries is in quarantine. */
function compareQuarantine(store: Sqlite, scratch: Sqlite, entries: readonly EntryOfDay[]): RowDifference[] {
  const places = new Map(
    entries.map(({ stream: { device, epoch }, seq, line }) => [
      `${device}|${epoch}|${seq}`,
      { device, at: line.envelope.at },
    ]),
  );
  return compareSets('quarantine', ofQuarantine, {
    found: store
      .prepare<[], Row>('SELECT * FROM quarantine')
      .all()
      .filter((row) => places.has(keyOf(row, ofQuarantine))),
    expected: scratch.prepare<[], Row>('SELECT * FROM quarantine').all(),
    of: (row) => places.get(keyOf(row, ofQuarantine)) ?? null,
  });
}

/** Compares two sets of rows of one table that name no day; `of` says the entry of a row. */
export function compareSets(
  table: string,
  key: readonly string[],
  {
    found,
    expected,
    day = '',
    of = () => null,
  }: {
    readonly found: readonly Row[];
    readonly expected: readonly Row[];
    readonly day?: string;
    readonly of?: (row: Row) => RowDifference['of'];
  },
): RowDifference[] {
  const [here, there] = [found, expected].map((rows) => new Map(rows.map((row) => [keyOf(row, key), row])));
  return [...new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])].flatMap((each) => {
    const [left, right] = [here?.get(each), there?.get(each)];
    const row = right ?? left;
    if (row === undefined || sameRow(left, right)) return [];
    return [{ table, key, expected: right ?? null, found: left ?? null, day, of: of(row) }];
  });
}
