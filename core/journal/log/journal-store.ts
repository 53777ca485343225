// Reads and writes of the journal table: exact bytes, gap-free sequence, chain head. Nothing here knows a duty.
import { count } from 'drizzle-orm';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import type { Orm } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { journal, privateGaps, privateParts, quarantine, streams } from '#db/schema/journal/journal.ts';
import { entryStatements, privateStatements, streamStatements } from './journal-statements.ts';

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

/** Where a device that wrote nothing yet stands. */
const beforeFirst: Head = { seq: 0, hash: zeroHash };

export type JournalStore = ReturnType<typeof createJournalStore>;
/** The journal for whoever only reads it. */
export type JournalReads = Omit<
  JournalStore,
  'insertEntry' | 'insertPrivate' | 'insertGap' | 'insertQuarantine' | 'addStream' | 'transactionEnded'
>;

/** Prepares the journal's statements over a store. */
export function createJournalStore(orm: Orm) {
  return { ...journalWrites(orm), ...streamReads(orm), ...entryReads(orm), ...privateReads(orm) };
}

/** Inserts, with a count of what they may have changed for whoever keeps a reading. */
function journalWrites(orm: Orm) {
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

  return {
    insertEntry,
    insertPrivate,
    /** An entry came without the private part to which it commits. */
    insertGap,
    insertQuarantine,
    addStream: (stream: StreamKey, startHash: string) =>
      insertStream({
        ...stream,
        startHash,
        branchOf: null,
        baseSeq: 0,
        placedSeq: null,
      }),
    /** A branch that leaves an epoch after the entry `from`. */
    addBranch: (stream: StreamKey, branchOf: string, from: Head) =>
      insertStream({
        ...stream,
        startHash: from.hash,
        branchOf,
        baseSeq: from.seq,
        placedSeq: null,
      }),
    /** Another number as soon as other entries or streams may be here than before. */
    revision: (): number => revision,
    /** A transaction ended: what was read within it may not have come about. */
    transactionEnded(): void {
      revision += 1;
    },
  };
}

/** Where a stream begins and ends, across the epochs that its branches left. */
function streamReads(orm: Orm) {
  const read = streamStatements(orm);
  const reads = {
    startHash: (stream: StreamKey): string | undefined => read.streamOf().get(stream)?.startHash,
    /** The head of a stream; of one that is not here, which has no entry yet, number 0 and zeros. */
    head(stream: StreamKey): Head {
      const last = read.headOf().get(stream);
      if (last !== undefined) return { seq: last.seq, hash: last.hash };
      const start = read.streamOf().get(stream);
      return start === undefined ? beforeFirst : { seq: start.baseSeq, hash: start.startHash };
    },
    /** `at` of the last entry that a device wrote, in an earlier epoch when this one has none; null when there is none. */
    lastAt: (stream: StreamKey): string | null =>
      read.headOf().get(stream)?.at ?? read.lastOfDevice().get({ device: stream.device })?.at ?? null,
    /** Both for the next entry of a stream, by one read; null when it has no entry here. */
    tip(stream: StreamKey): { readonly head: Head; readonly at: string } | null {
      const last = read.headOf().get(stream);
      return last === undefined ? null : { head: { seq: last.seq, hash: last.hash }, at: last.at };
    },
    /** Chain hash of a stream after an entry, below a branch's base that of the epoch it left; undefined beyond its head. */
    hashAt(stream: StreamKey, seq: number): string | undefined {
      const start = read.streamOf().get(stream);
      if (start === undefined) return undefined;
      if (seq === start.baseSeq) return start.startHash;
      if (seq > start.baseSeq) return read.hashOf().get({ ...stream, seq })?.hash;
      return start.branchOf === null ? undefined : reads.hashAt({ ...stream, epoch: start.branchOf }, seq);
    },
    /** Hash and Lamport clock of an entry of the stream's own. */
    markOf: (stream: StreamKey, seq: number) => read.lcAt().get({ ...stream, seq }),
    /** The Lamport clock of an entry, below a branch's base of the epoch it left; 0 where there is none. */
    lcOf(stream: StreamKey, seq: number): number {
      const own = read.lcAt().get({ ...stream, seq })?.lc;
      if (own !== undefined) return own;
      const branchOf = read.streamOf().get(stream)?.branchOf ?? null;
      return branchOf === null ? 0 : reads.lcOf({ ...stream, epoch: branchOf }, seq);
    },
    /** The epoch in a stream's entries: its own, or for a branch that of the epoch it left. */
    wireEpoch(stream: StreamKey): string {
      const branchOf = read.streamOf().get(stream)?.branchOf ?? null;
      return branchOf === null ? stream.epoch : reads.wireEpoch({ ...stream, epoch: branchOf });
    },
    streams: () => read.everyStream().all(),
  };
  return reads;
}

/** Entries in the order of their stream or of their arrival. */
function entryReads(orm: Orm) {
  const read = entryStatements(orm);
  return {
    /** How many entries of all devices are here. */
    count: (): number => orm.select({ entries: count() }).from(journal).get()?.entries ?? 0,
    /** Entries of a stream after a sequence number, in order. */
    entriesAfter: (stream: StreamKey, seq: number, limit: number) =>
      read.after().all({ ...stream, after: seq, limit }),
    /** The same as links of the chain: without what all entries of a stream share. */
    linksAfter: (stream: StreamKey, seq: number, limit: number): ChainLink[] =>
      read.chain().all({ ...stream, after: seq, limit }),
    /** The same for the check of all of them: rows as SQLite gives them, a third of the cost. */
    chainTextsAfter: (stream: StreamKey, seq: number, limit: number): ChainText[] =>
      (read.chainTexts().values({ ...stream, after: seq, limit }) as ChainTextRow[]).map(
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
    arrivedAfter: (pos: number, limit: number) => read.byPos().all({ after: pos, limit }),
    entry: (stream: StreamKey, seq: number) => read.oneEntry().get({ ...stream, seq }),
    /** The bytes of every removal of a PC that is placed. */
    removals: (): Uint8Array[] =>
      read
        .removals()
        .all()
        .map(({ bytes }) => bytes),
  };
}

/** Private parts, and those that are missing. */
function privateReads(orm: Orm) {
  const read = privateStatements(orm);
  return {
    /** @returns whether its private part was missing */
    removeGap: (stream: StreamKey, seq: number): boolean =>
      read.removeGap().run({ ...stream, seq }).changes > 0,
    /** How many private parts are missing here. */
    gaps: (): number => read.gapCount().get()?.gaps ?? 0,
    /** The next entry after a place whose private part is missing here. */
    gapAfter: (stream: StreamKey, seq: number) => read.gapAfter().get({ ...stream, seq }),
    /** Private parts of the entries `from` to `to` of a stream, by sequence number; `bytes` is null once purged. */
    privatePartsBetween: (stream: StreamKey, from: number, to: number) =>
      new Map(
        read
          .privateBetween()
          .all({ ...stream, from, to })
          .map(({ seq, ...part }) => [seq, part]),
      ),
    /** How large those are, in bytes, without reading them. */
    privateSizesBetween: (stream: StreamKey, from: number, to: number) =>
      new Map(
        read
          .privateSizes()
          .all({ ...stream, from, to })
          .map(({ seq, bytes }) => [seq, bytes]),
      ),
    privatePart: (stream: StreamKey, seq: number) => read.privateOf().get({ ...stream, seq }),
  };
}
