// Reads and writes of the journal table: exact bytes, gap-free sequence, chain head. Nothing here knows a duty.
import { and, asc, between, count, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once, preparedInsert } from '#db/prepared.ts';
import { journal, privateGaps, privateParts, quarantine, streams } from '#db/schema/journal/journal.ts';

export type StreamKey = { readonly device: string; readonly epoch: string };
/** The last entry of a stream: sequence 0 and the start hash before the first. */
export type Head = { readonly seq: number; readonly hash: string };
export type StoredEntry = typeof journal.$inferSelect;
/** An entry of a known stream. */
export type ChainLink = Omit<StoredEntry, 'pos' | 'device' | 'epoch'>;
/** The same with the bytes as the text that they are: bytes that are no UTF-8 come as another text. */
export type ChainText = Omit<ChainLink, 'bytes'> & { readonly text: string };
export type PrivatePart = { readonly salt: Uint8Array; readonly bytes: Uint8Array };

type ChainTextRow = [
  seq: number,
  lc: number,
  type: string,
  day: string,
  at: string,
  actor: string | null,
  hash: string,
  text: string,
];

export type JournalStore = ReturnType<typeof createJournalStore>;
/** The journal for whoever only reads it. */
export type JournalReads = Omit<
  JournalStore,
  'insertEntry' | 'insertPrivate' | 'insertGap' | 'insertQuarantine' | 'addStream' | 'transactionEnded'
>;

/** What a chain is checked by, beside the entry's own bytes. */
const linkColumns = {
  seq: journal.seq,
  lc: journal.lc,
  type: journal.type,
  day: journal.day,
  at: journal.at,
  actor: journal.actor,
  hash: journal.hash,
};

/** Prepares the journal's statements over a store. */
export function createJournalStore(orm: Orm) {
  let revision = 0;
  const counted =
    <Row>(insert: (row: Row) => void) =>
    (row: Row): void => {
      revision += 1;
      insert(row);
    };
  const insertEntry = counted(preparedInsert(orm, journal));
  const insertPrivate = preparedInsert(orm, privateParts);
  const insertGap = preparedInsert(orm, privateGaps);
  const insertQuarantine = preparedInsert(orm, quarantine);
  const insertStream = counted(preparedInsert(orm, streams));
  const within = (table: typeof journal | typeof streams | typeof privateParts | typeof privateGaps) =>
    and(eq(table.device, sql.placeholder('device')), eq(table.epoch, sql.placeholder('epoch')));
  const inStream = within(journal);
  const atSeq = and(inStream, eq(journal.seq, sql.placeholder('seq')));
  const laterInStream = and(inStream, gt(journal.seq, sql.placeholder('after')));
  const privateInStream = within(privateParts);
  const privateInRange = and(
    privateInStream,
    between(privateParts.seq, sql.placeholder('from'), sql.placeholder('to')),
  );
  const headOf = once(() =>
    orm
      .select({ seq: journal.seq, hash: journal.hash, at: journal.at })
      .from(journal)
      .where(inStream)
      .orderBy(desc(journal.seq))
      .limit(1)
      .prepare(),
  );
  const lastOfDevice = once(() =>
    orm
      .select({ at: journal.at })
      .from(journal)
      .where(eq(journal.device, sql.placeholder('device')))
      .orderBy(desc(journal.pos))
      .limit(1)
      .prepare(),
  );
  const streamOf = once(() => orm.select().from(streams).where(within(streams)).prepare());
  const hashOf = once(() => orm.select({ hash: journal.hash }).from(journal).where(atSeq).prepare());
  const lcAt = once(() =>
    orm.select({ lc: journal.lc, hash: journal.hash }).from(journal).where(atSeq).prepare(),
  );
  const after = once(() =>
    orm
      .select()
      .from(journal)
      .where(laterInStream)
      .orderBy(asc(journal.seq))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  const chain = once(() =>
    orm
      .select({ ...linkColumns, bytes: journal.bytes })
      .from(journal)
      .where(laterInStream)
      .orderBy(asc(journal.seq))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  const chainTexts = once(() =>
    orm
      .select({ ...linkColumns, text: sql`cast(${journal.bytes} AS text)` })
      .from(journal)
      .where(laterInStream)
      .orderBy(asc(journal.seq))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  const byPos = once(() =>
    orm
      .select()
      .from(journal)
      .where(gt(journal.pos, sql.placeholder('after')))
      .orderBy(asc(journal.pos))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  const oneEntry = once(() => orm.select().from(journal).where(atSeq).prepare());
  const privateBetween = once(() =>
    orm
      .select({ seq: privateParts.seq, salt: privateParts.salt, bytes: privateParts.bytes })
      .from(privateParts)
      .where(privateInRange)
      .prepare(),
  );
  const privateSizes = once(() =>
    orm
      .select({ seq: privateParts.seq, bytes: sql<number>`coalesce(length(${privateParts.bytes}), 0)` })
      .from(privateParts)
      .where(privateInRange)
      .prepare(),
  );
  const privateOf = once(() =>
    orm
      .select({ salt: privateParts.salt, bytes: privateParts.bytes })
      .from(privateParts)
      .where(and(privateInStream, eq(privateParts.seq, sql.placeholder('seq'))))
      .prepare(),
  );

  const everyStream = once(() =>
    orm.select().from(streams).orderBy(asc(streams.device), asc(streams.epoch)).prepare(),
  );
  const gapAfter = once(() =>
    orm
      .select()
      .from(privateGaps)
      .where(
        sql`(${privateGaps.device}, ${privateGaps.epoch}, ${privateGaps.seq}) > (${sql.placeholder('device')}, ${sql.placeholder('epoch')}, ${sql.placeholder('seq')})`,
      )
      .orderBy(asc(privateGaps.device), asc(privateGaps.epoch), asc(privateGaps.seq))
      .limit(1)
      .prepare(),
  );
  const removals = once(() =>
    orm
      .select({ bytes: journal.bytes })
      .from(journal)
      .innerJoin(streams, and(eq(streams.device, journal.device), eq(streams.epoch, journal.epoch)))
      .where(
        and(
          // Written out: a bound value finds no partial index.
          sql`${journal.type} = 'device.removed'`,
          or(isNull(streams.placedSeq), lte(journal.seq, streams.placedSeq)),
        ),
      )
      .prepare(),
  );
  const gapCount = once(() => orm.select({ gaps: count() }).from(privateGaps).prepare());
  const removeGap = once(() =>
    orm
      .delete(privateGaps)
      .where(and(within(privateGaps), eq(privateGaps.seq, sql.placeholder('seq'))))
      .prepare(),
  );

  const store = {
    insertEntry,
    insertPrivate,
    /** An entry came without the private part to which it commits. */
    insertGap,
    /** @returns whether its private part was missing */
    removeGap: (stream: StreamKey, seq: number): boolean => removeGap().run({ ...stream, seq }).changes > 0,
    /** How many private parts are missing here. */
    gaps: (): number => gapCount().get()?.gaps ?? 0,
    /** The next entry after a place whose private part is missing here. */
    gapAfter: (stream: StreamKey, seq: number) => gapAfter().get({ ...stream, seq }),
    insertQuarantine,
    addStream: (stream: StreamKey, startHash: string) =>
      insertStream({
        ...stream,
        startHash,
        ackedSeq: 0,
        ackedHash: null,
        backedUpSeq: 0,
        branchOf: null,
        baseSeq: 0,
        placedSeq: null,
      }),
    /** A branch that leaves an epoch after the entry `from`. */
    addBranch: (stream: StreamKey, branchOf: string, from: Head) =>
      insertStream({
        ...stream,
        startHash: from.hash,
        ackedSeq: from.seq,
        ackedHash: from.hash,
        backedUpSeq: 0,
        branchOf,
        baseSeq: from.seq,
        placedSeq: null,
      }),
    startHash: (stream: StreamKey): string | undefined => streamOf().get(stream)?.startHash,
    /** The head of a stream. @throws RangeError when this store does not know the stream. */
    head(stream: StreamKey): Head {
      const last = headOf().get(stream);
      if (last !== undefined) return { seq: last.seq, hash: last.hash };
      const start = streamOf().get(stream);
      if (start === undefined) throw new RangeError(`unknown stream ${stream.device}/${stream.epoch}`);
      return { seq: start.baseSeq, hash: start.startHash };
    },
    /** `at` of the last entry that a device wrote, in an earlier epoch when this one has none; null when there is none. */
    lastAt: (stream: StreamKey): string | null =>
      headOf().get(stream)?.at ?? lastOfDevice().get({ device: stream.device })?.at ?? null,
    /** Both for the next entry of a stream, by one read where it has entries; null when this store does not know the stream. */
    tip(stream: StreamKey): { readonly head: Head; readonly at: string | null } | null {
      const last = headOf().get(stream);
      if (last !== undefined) return { head: { seq: last.seq, hash: last.hash }, at: last.at };
      if (streamOf().get(stream) === undefined) return null;
      return { head: store.head(stream), at: store.lastAt(stream) };
    },
    /** Chain hash of a stream after an entry, below a branch's base that of the epoch it left; undefined beyond its head. */
    hashAt(stream: StreamKey, seq: number): string | undefined {
      const start = streamOf().get(stream);
      if (start === undefined) return undefined;
      if (seq === start.baseSeq) return start.startHash;
      if (seq > start.baseSeq) return hashOf().get({ ...stream, seq })?.hash;
      return start.branchOf === null ? undefined : store.hashAt({ ...stream, epoch: start.branchOf }, seq);
    },
    /** Hash and Lamport clock of an entry of the stream's own. */
    markOf: (stream: StreamKey, seq: number) => lcAt().get({ ...stream, seq }),
    /** The Lamport clock of an entry, below a branch's base of the epoch it left; 0 where there is none. */
    lcOf(stream: StreamKey, seq: number): number {
      const own = lcAt().get({ ...stream, seq })?.lc;
      if (own !== undefined) return own;
      const branchOf = streamOf().get(stream)?.branchOf ?? null;
      return branchOf === null ? 0 : store.lcOf({ ...stream, epoch: branchOf }, seq);
    },
    /** The epoch in a stream's entries: its own, or for a branch that of the epoch it left. */
    wireEpoch(stream: StreamKey): string {
      const branchOf = streamOf().get(stream)?.branchOf ?? null;
      return branchOf === null ? stream.epoch : store.wireEpoch({ ...stream, epoch: branchOf });
    },
    /** How many entries of all devices are here. */
    count: (): number => orm.select({ entries: count() }).from(journal).get()?.entries ?? 0,
    streams: () => everyStream().all(),
    /** Another number as soon as other entries or streams may be here than before. */
    revision: (): number => revision,
    /** A transaction ended: what was read within it may not have come about. */
    transactionEnded(): void {
      revision += 1;
    },
    /** Entries of a stream after a sequence number, in order. */
    entriesAfter: (stream: StreamKey, seq: number, limit: number) =>
      after().all({ ...stream, after: seq, limit }),
    /** The same as links of the chain: without what all entries of a stream share. */
    linksAfter: (stream: StreamKey, seq: number, limit: number): ChainLink[] =>
      chain().all({ ...stream, after: seq, limit }),
    /** The same for the check of all of them: rows as SQLite gives them, a third of the cost. */
    chainTextsAfter: (stream: StreamKey, seq: number, limit: number): ChainText[] =>
      (chainTexts().values({ ...stream, after: seq, limit }) as ChainTextRow[]).map(
        ([place, lc, type, day, at, actor, hash, text]) => ({
          seq: place,
          lc,
          type,
          day,
          at,
          actor,
          hash,
          text,
        }),
      ),
    /** Entries of every stream in the order in which they arrived here. */
    arrivedAfter: (pos: number, limit: number) => byPos().all({ after: pos, limit }),
    entry: (stream: StreamKey, seq: number) => oneEntry().get({ ...stream, seq }),
    /** Private parts of the entries `from` to `to` of a stream, by sequence number; `bytes` is null once purged. */
    privatePartsBetween: (stream: StreamKey, from: number, to: number) =>
      new Map(
        privateBetween()
          .all({ ...stream, from, to })
          .map(({ seq, ...part }) => [seq, part]),
      ),
    /** How large those are, in bytes, without reading them. */
    privateSizesBetween: (stream: StreamKey, from: number, to: number) =>
      new Map(
        privateSizes()
          .all({ ...stream, from, to })
          .map(({ seq, bytes }) => [seq, bytes]),
      ),
    /** The bytes of every removal of a PC that is placed. */
    removals: (): Uint8Array[] =>
      removals()
        .all()
        .map(({ bytes }) => bytes),
    privatePart: (stream: StreamKey, seq: number) => privateOf().get({ ...stream, seq }),
  };
  return store;
}
