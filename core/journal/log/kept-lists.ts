// Lists that are made of facts of several duties (what does not agree, what days came to). A command writes its facts alone; the lists
// follow the journal in a second step, before anything reads them and a moment after each commit. They are kept up to a position of the
// journal that is written with them in one transaction: after a crash they go on from there.
// Invariant: a list that was brought up is what its facts make of it, however often and in whatever order its keepers were told.
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { Sqlite, Store } from '#db/open-store.ts';
import type { EntryDefinition } from './define-entry.ts';
import type { EntryApplier } from './entry-applier.ts';

/** Works anew what an entry touches, from the facts as they stand. `day`: the business day of the entry. */
export type Keeper = { readonly type: string; keep(body: unknown, day: string): void };

/** Tells `keep` of every entry of this type; bodies are those that the type's applier understands, and are parsed no second time. */
export function keeper<Body, Private>(
  definition: EntryDefinition<Body, Private>,
  keep: (body: Body) => void,
): Keeper {
  return { type: definition.type, keep: (body) => keep(body as Body) };
}

export type KeptLists = {
  /**
   * Tells the keepers of each entry that they were not told of, in the caller's transaction or in one of its own. Does nothing on a store
   * that is only read.
   */
  bringUp(): void;
  /** Tells the keepers of an entry of another journal whose facts are in this store. */
  tell(entry: Told): void;
  /** The entry at this position of the journal reached the tables only now: the keepers are told from it on once more. */
  tellFrom(pos: number): void;
};

/** How far the journal of a store is written, and up to where its lists are kept. */
const places = (sqlite: Sqlite) =>
  sqlite.prepare<[], { last: number; kept: number }>(
    `SELECT coalesce((SELECT max(pos) FROM journal), 0) AS last, coalesce((SELECT pos FROM kept_lists), 0) AS kept`,
  );
type Places = { readonly last: number; readonly kept: number };
const nowhere: Places = { last: 0, kept: 0 };
const isBehindAt = ({ last, kept }: Places): boolean => last !== kept;

/** Whether an entry is in a store that its lists were not told of. */
export const areListsBehind = (sqlite: Sqlite): boolean => isBehindAt(places(sqlite).get() ?? nowhere);

/** An entry as the journal has it. */
type Told = { readonly type: string; readonly bytes: Uint8Array };
type Row = Told & { readonly pos: number };

/** Keeps the lists of a store (J54). */
export function createKeptLists(
  { sqlite }: Store,
  appliers: readonly EntryApplier[],
  keepers: readonly Keeper[],
): KeptLists {
  const ofType = Map.groupBy(keepers, ({ type }) => type);
  const readers = new Map(appliers.map((applier) => [applier.type, applier]));
  const read = places(sqlite);
  const keep = sqlite.prepare<[number]>(
    'INSERT INTO kept_lists (id, pos) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET pos = excluded.pos',
  );
  const after = sqlite.prepare<[number, number], Row>(
    'SELECT pos, type, bytes FROM journal WHERE pos > ? AND pos <= ? ORDER BY pos LIMIT 500',
  );
  let isTelling = false;

  /** Entries that are pending or in quarantine have no facts: whoever is told of them finds nothing. */
  function tell({ type, bytes }: Told): void {
    const told = ofType.get(type);
    if (told === undefined) return;
    const line = readEntry(bytes);
    if (typeof line === 'string' || !line.canonical) return;
    const entry = { ...line.envelope, private: undefined };
    if (typeof readers.get(type)?.read(entry) !== 'function') return;
    for (const one of told) one.keep(entry.body, entry.day);
  }

  const tellAll = (kept: number, last: number): void => {
    isTelling = true;
    try {
      for (
        let rows = after.all(kept, last);
        rows.length > 0;
        rows = after.all(rows.at(-1)?.pos ?? last, last)
      )
        for (const row of rows) tell(row);
      keep.run(last);
    } finally {
      isTelling = false;
    }
  };
  const inOwn = sqlite.transaction(tellAll);

  return {
    bringUp() {
      if (isTelling || sqlite.readonly) return;
      const at = read.get() ?? nowhere;
      if (!isBehindAt(at)) return;
      const { last, kept } = at;
      if (sqlite.inTransaction) tellAll(kept, last);
      else inOwn.immediate(kept, last);
    },
    tell,
    tellFrom(pos) {
      const { kept } = read.get() ?? nowhere;
      if (pos <= kept) keep.run(pos - 1);
    },
  };
}

/** Reads of a list: whatever is asked of them, the list is brought up first. */
export function broughtUp<Reads extends object>(reads: Reads, bringUp: () => void): Reads {
  const wrapped = Object.entries(reads).map(([name, read]: [string, unknown]) => {
    if (typeof read === 'object' && read !== null) return [name, broughtUp(read, bringUp)];
    if (typeof read !== 'function') return [name, read];
    return [
      name,
      (...asked: unknown[]): unknown => {
        bringUp();
        return Reflect.apply(read, reads, asked);
      },
    ];
  });
  return Object.fromEntries(wrapped) as Reads;
}
