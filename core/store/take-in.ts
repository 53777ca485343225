// Takes in what another copy of the store has and this one lacks: every later entry of every stream, with its private
// part. Nothing of the other copy is changed, and what does not fit on is told, not forced.
import type { Desk } from '#core/desk/desk.ts';
import { createJournalStore, type JournalStore, type StreamKey } from '#core/journal/journal-store.ts';
import { ChainError, type TakenPage } from '#core/journal/write-path.ts';
import { storeProblemOf } from '#core/leaves/problems/store-problem.ts';
import { type PeersReads, peersReads } from '#core/peers/queries.ts';
import type { Store } from '#db/open-store.ts';

export type TakenIn = {
  /** Entries that were taken in. */
  readonly entries: number;
  /** Streams of which another branch stands in the other copy: it stays readable there. */
  readonly branches: readonly (StreamKey & { readonly seq: number })[];
  /** Streams that could not be read to their end because the other copy is damaged. */
  readonly unread: readonly (StreamKey & { readonly seq: number })[];
};

const page = 500;

/** Where it is taken in. */
type Taking = Pick<Desk, 'path'> & { readonly reads: { readonly peers: Pick<PeersReads, 'keepSignedHead'> } };

/**
 * Takes in what `other` has and `desk` lacks, with the heads that its devices signed: without them nothing of another PC is
 * passed on. @throws what the own store refuses
 */
export function takeIn(desk: Taking, other: Store): TakenIn {
  const from = createJournalStore(other.orm);
  const headAfter = signedHeadsOf(other);
  const branches: (StreamKey & { seq: number })[] = [];
  const unread: (StreamKey & { seq: number })[] = [];
  const { journal } = desk.path;
  const before = journal.count();
  const streams = readable(() => from.streams()) ?? [];
  // A branch goes on from an entry of the stream that it left, which may be a branch itself.
  for (const known of streams.toSorted(byBase)) {
    const { device, epoch, startHash, baseSeq } = known;
    const stream = { device, epoch };
    for (;;) {
      const isKnown = journal.startHash(stream) !== undefined;
      const head = isKnown ? journal.head(stream) : { seq: baseSeq, hash: startHash };
      const entries = readable(() => {
        const rest = entriesAfter(from, stream, head.seq);
        return { rest, isOurs: head.seq === baseSeq || sameAt(from, stream, head.seq, head.hash) };
      });
      if (entries === null) unread.push({ ...stream, seq: head.seq + 1 });
      else if (!entries.isOurs && entries.rest.length > 0) branches.push({ ...stream, seq: head.seq });
      if (entries === null || !entries.isOurs || entries.rest.length === 0) break;
      try {
        const begins = isKnown ? null : beginOf(known, journal);
        desk.path.takeBack({ stream, begins, entries: entries.rest }, null, null, () => {
          const to = head.seq + entries.rest.length;
          for (
            let at = headAfter(stream, head.seq);
            at !== null && at.seq <= to;
            at = headAfter(stream, at.seq)
          )
            if (journal.hashAt(stream, at.seq) === at.hash) desk.reads.peers.keepSignedHead(stream, at);
        });
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
        unread.push({ ...stream, seq: error.seq });
        break;
      }
    }
  }
  return { entries: journal.count() - before, branches, unread };
}

type KnownStream = ReturnType<JournalStore['streams']>[number];
const byBase = (one: KnownStream, other: KnownStream): number =>
  Number(one.branchOf !== null) - Number(other.branchOf !== null) || one.baseSeq - other.baseSeq;

/** @throws ChainError when the stream that a branch left has another entry where it begins */
function beginOf(
  { device, branchOf, baseSeq, startHash }: KnownStream,
  journal: JournalStore,
): TakenPage['begins'] {
  if (branchOf === null) return { kind: 'epoch', startHash };
  if (journal.hashAt({ device, epoch: branchOf }, baseSeq) !== startHash)
    throw new ChainError(baseSeq, 'the branch does not begin at an entry that is here');
  return { kind: 'branch', of: branchOf, from: { seq: baseSeq, hash: startHash } };
}

/** The next head of a stream that its device signed; a copy of an older form has none. */
function signedHeadsOf({ orm, sqlite }: Store): PeersReads['signedHeadAfter'] {
  const hasHeads = readable(() =>
    sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'signed_heads'").get(),
  );
  if (hasHeads == null) return () => null;
  const reads = peersReads(orm);
  return (stream, after) => readable(() => reads.signedHeadAfter(stream, after));
}

/** Null when the other copy is damaged there. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (storeProblemOf(error)?.code === 'STORE_DAMAGED') return null;
    throw error;
  }
}

function entriesAfter(from: JournalStore, stream: StreamKey, seq: number) {
  const rows = from.entriesAfter(stream, seq, page);
  const kept = from.privatePartsBetween(stream, seq + 1, rows.at(-1)?.seq ?? 0);
  return rows.map((row) => {
    const part = kept.get(row.seq);
    return part?.bytes
      ? { bytes: row.bytes, private: { salt: part.salt, bytes: part.bytes } }
      : { bytes: row.bytes };
  });
}

/** False when the other copy has another entry where ours ends, or ends earlier (then there is nothing to take in). */
function sameAt(from: JournalStore, stream: StreamKey, seq: number, hash: string): boolean {
  return from.entry(stream, seq)?.hash === hash;
}
