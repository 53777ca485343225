// Takes in what another copy of the store has and this one lacks: every later entry of every stream, with its private
// part. Nothing of the other copy is changed, and what does not fit on is told, not forced.
import type { Desk } from '#core/desk/desk.ts';
import { createJournalStore, type JournalStore, type StreamKey } from '#core/journal/journal-store.ts';
import { ChainError } from '#core/journal/write-path.ts';
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
  for (const { device, epoch, startHash } of readable(() => from.streams()) ?? []) {
    const stream = { device, epoch };
    for (;;) {
      const known = desk.path.journal.startHash(stream) !== undefined;
      const head = known ? desk.path.journal.head(stream) : { seq: 0, hash: startHash };
      const entries = readable(() => {
        const rest = entriesAfter(from, stream, head.seq);
        return { rest, isOurs: head.seq === 0 || sameAt(from, stream, head.seq, head.hash) };
      });
      if (entries === null) unread.push({ ...stream, seq: head.seq + 1 });
      else if (!entries.isOurs && entries.rest.length > 0) branches.push({ ...stream, seq: head.seq });
      if (entries === null || !entries.isOurs || entries.rest.length === 0) break;
      try {
        desk.path.ingest(stream, entries.rest, startHash);
      } catch (error) {
        if (!(error instanceof ChainError)) throw error;
        unread.push({ ...stream, seq: error.seq });
        break;
      }
    }
  }
  return { entries: desk.path.journal.count() - before, branches, unread };
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
