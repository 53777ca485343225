// Takes in what another copy of the store has and this one lacks: every later entry of every stream, with its private
// part. Nothing of the other copy is changed, and what does not fit on is told, not forced.
import type { Desk } from '#core/desk/desk.ts';
import {
  createJournalStore,
  type Head,
  type JournalStore,
  type StreamKey,
} from '#core/journal/journal-store.ts';
import { ChainError, type IngestedEntry } from '#core/journal/write-path.ts';
import { storeProblemOf } from '#core/leaves/problems/store-problem.ts';
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

/** Takes in what `other` has and `desk` lacks. @throws what the own store refuses */
export function takeIn(desk: Pick<Desk, 'path'>, other: Store): TakenIn {
  const from = createJournalStore(other.orm);
  const branches: (StreamKey & { seq: number })[] = [];
  const unread: (StreamKey & { seq: number })[] = [];
  const before = desk.path.journal.count();
  const streams = readable(() => from.streams()) ?? [];
  // A branch goes on from an entry of the stream that it left, which may be a branch itself.
  for (const { device, epoch, startHash, branchOf, baseSeq } of streams.toSorted(byBase)) {
    const stream = { device, epoch };
    for (;;) {
      const known = desk.path.journal.startHash(stream) !== undefined;
      const head = known ? desk.path.journal.head(stream) : { seq: baseSeq, hash: startHash };
      const entries = readable(() => {
        const rest = entriesAfter(from, stream, head.seq);
        return { rest, isOurs: head.seq === baseSeq || sameAt(from, stream, head.seq, head.hash) };
      });
      if (entries === null) unread.push({ ...stream, seq: head.seq + 1 });
      else if (!entries.isOurs && entries.rest.length > 0) branches.push({ ...stream, seq: head.seq });
      if (entries === null || !entries.isOurs || entries.rest.length === 0) break;
      try {
        if (known || branchOf === null) desk.path.ingest(stream, entries.rest, startHash);
        else takeBranch(desk, stream, branchOf, { seq: baseSeq, hash: startHash }, entries.rest);
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
        unread.push({ ...stream, seq: error.seq });
        break;
      }
    }
  }
  return { entries: desk.path.journal.count() - before, branches, unread };
}

type Based = { readonly branchOf: string | null; readonly baseSeq: number };
const byBase = (one: Based, other: Based): number =>
  Number(one.branchOf !== null) - Number(other.branchOf !== null) || one.baseSeq - other.baseSeq;

/** @throws ChainError when the stream that it left has another entry where it begins */
function takeBranch(
  { path }: Pick<Desk, 'path'>,
  stream: StreamKey,
  of: string,
  base: Head,
  entries: readonly IngestedEntry[],
): void {
  const left = { device: stream.device, epoch: of };
  if (path.journal.hashAt(left, base.seq) !== base.hash)
    throw new ChainError(base.seq, 'the branch does not begin at an entry that is here');
  path.takeBack({ stream, begins: { kind: 'branch', of, from: base }, entries }, null, null);
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
