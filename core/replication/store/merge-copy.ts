// Merges another copy of the store into this one: every later entry of every stream, with its private part. The other copy is not
// changed. What does not continue a chain here is reported.
import type { Desk } from '#core/access/request-context/desk.ts';
import { ifReadable } from '#core/foundation/problems/store-problem.ts';
import { chainHash } from '#core/foundation/wire/chain.ts';
import {
  createJournalStore,
  type Head,
  type JournalStore,
  type StreamKey,
} from '#core/journal/log/journal-store.ts';
import { ChainError, type IngestedEntry, type IngestedPage } from '#core/journal/log/write-path.ts';
import { type PeersReads, peersReads } from '#core/replication/peers/queries.ts';
import { parentsFirst } from '#core/replication/sync/parents-first.ts';
import type { Store } from '#db/open-store.ts';

export type MergedEntries = {
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
export function mergeEntries(desk: Taking, other: Store): MergedEntries {
  const from = createJournalStore(other.orm);
  const headAfter = signedHeadsOf(other);
  const branches: (StreamKey & { seq: number })[] = [];
  const unread: (StreamKey & { seq: number })[] = [];
  const { journal } = desk.path;
  const before = journal.count();
  // Where the copy cannot say its streams, those that are known here go on.
  const streams = ifReadable(() => from.streams()) ?? journal.streams();
  // A branch goes on from an entry of the stream that it left, which may be a branch itself; and an epoch is known here after the
  // one that it goes on from, as it came about.
  for (const known of parentsFirst(
    streams,
    (stream) => ifReadable(() => from.entry(stream, 1)?.bytes) ?? undefined,
  )) {
    const { device, epoch, startHash, baseSeq } = known;
    const stream = { device, epoch };
    // Up to an entry that cannot be read or does not hold smaller and smaller pages lead.
    for (let limit = page; limit >= 1; ) {
      const isKnown = journal.startHash(stream) !== undefined;
      const head = isKnown ? journal.head(stream) : { seq: baseSeq, hash: startHash };
      const read = readAfter(from, known, head, limit);
      if (read === 'ended') break;
      if (read === 'another') {
        branches.push({ ...stream, seq: head.seq });
        break;
      }
      if (
        read !== 'damaged' &&
        (isTaken(known, head, read) || (limit === 1 && isTaken(known, head, bare(read))))
      ) {
        limit = Math.min(limit * 2, page);
        continue;
      }
      if (limit === 1) unread.push({ ...stream, seq: head.seq + 1 });
      limit = Math.floor(limit / 2);
    }
  }
  return { entries: journal.count() - before, branches, unread };

  /** Takes a page in. @returns whether the stream goes on by all of it; nothing is taken of one that does not follow */
  function isTaken(known: KnownStream, head: Head, entries: readonly IngestedEntry[]): boolean {
    const { device, epoch } = known;
    const stream = { device, epoch };
    const to = head.seq + entries.length;
    try {
      const begins = journal.startHash(stream) === undefined ? beginOf(known, journal) : null;
      desk.path.recoverPage({ stream, begins, entries }, null, null, () => {
        for (
          let at = headAfter(stream, head.seq);
          at !== null && at.seq <= to;
          at = headAfter(stream, at.seq)
        )
          if (journal.hashAt(stream, at.seq) === at.hash) desk.reads.peers.keepSignedHead(stream, at);
      });
      return journal.head(stream).seq === to;
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      return false;
    }
  }
}

/** An entry alone is taken without a private part that is not what it commits to: other PCs may have the right one. */
const bare = (entries: readonly IngestedEntry[]): readonly IngestedEntry[] =>
  entries.map(({ bytes }) => ({ bytes }));

type KnownStream = ReturnType<JournalStore['streams']>[number];

/** @throws ChainError when the stream that a branch left has another entry where it begins */
function beginOf(
  { device, branchOf, baseSeq, startHash }: KnownStream,
  journal: JournalStore,
): IngestedPage['begins'] {
  if (branchOf === null) return { kind: 'epoch', startHash };
  if (journal.hashAt({ device, epoch: branchOf }, baseSeq) !== startHash)
    throw new ChainError(baseSeq, 'the branch does not begin at an entry that is here');
  return { kind: 'branch', of: branchOf, from: { seq: baseSeq, hash: startHash } };
}

/** The next head of a stream that its device signed; none where the copy is damaged there. */
function signedHeadsOf({ orm }: Store): PeersReads['signedHeadAfter'] {
  const reads = peersReads(orm);
  return (stream, after) => ifReadable(() => reads.signedHeadAfter(stream, after));
}

/** The next entries of a stream in the other copy, as many as are asked for at most, after the last one that is here. */
function readAfter(
  from: JournalStore,
  { device, epoch, baseSeq }: KnownStream,
  head: Head,
  limit: number,
): readonly IngestedEntry[] | 'ended' | 'another' | 'damaged' {
  const stream = { device, epoch };
  const rows = ifReadable(() => from.entriesAfter(stream, head.seq, limit));
  if (rows === null) return 'damaged';
  const last = rows.at(-1);
  if (last === undefined) return 'ended';
  // Where our last one cannot be read there, the chain says whether the next one follows.
  const hashThere = ifReadable(() => from.entry(stream, head.seq)?.hash ?? '') ?? head.hash;
  if (head.seq !== baseSeq && hashThere !== head.hash) return 'another';
  // What was changed afterwards is not what its hash says.
  let previous = head.hash;
  for (const { hash, bytes } of rows) {
    if (chainHash(previous, bytes) !== hash) return 'damaged';
    previous = hash;
  }
  const kept = ifReadable(() => from.privatePartsBetween(stream, head.seq + 1, last.seq));
  // Where a private part cannot be read, smaller pages lead to its entry, which is taken without it.
  if (kept === null && limit > 1) return 'damaged';
  return rows.map(({ seq, bytes }) => {
    const part = kept?.get(seq);
    return part?.bytes ? { bytes, private: { salt: part.salt, bytes: part.bytes } } : { bytes };
  });
}
