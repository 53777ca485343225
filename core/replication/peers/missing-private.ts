// Private parts that are missing here. Entries that a PC recovered from the province come without them; the office's other PCs have
// them. They are asked for one by one, in the order of the journal. A PC that lacks a part now may get it from another PC, so it is
// asked again while parts are missing, at growing intervals.
import type { JournalStore, PrivatePart, StreamKey } from '#core/journal/log/journal-store.ts';
import type { PeerBatch, PeerMessage } from './contract.ts';
import { nextBatch } from './next-batch.ts';
import { type Chain, chainsIn } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';

export type MissingPrivate = Extract<PeerMessage, { readonly kind: 'lacks_private' }>;
const start = { device: '', epoch: '', seq: 0 };

/** At most so many `alive` messages pass before the other side is asked for all missing parts again: an hour. */
const maxSkipped = 720;

/** The requests for missing parts to one PC (N36). */
export function createAsking(journal: JournalStore) {
  let after: StreamKey & { readonly seq: number } = start;
  let asked: MissingPrivate | null = null;
  /** How many parts were still missing after the last round of requests. */
  let left = 0;
  /** `alive` messages until the next round of requests, and how many passed before the last round. */
  let [passing, passed] = [1, 1];
  return {
    /** The next request; null when no part is missing, or while an answer is outstanding. */
    next(): MissingPrivate | null {
      if (asked !== null) return null;
      const gap = journal.gapAfter(after, after.seq);
      const entry = gap && journal.entry(gap, gap.seq);
      if (gap === undefined || entry === undefined) {
        left = after === start ? 0 : journal.gaps();
        return null;
      }
      after = gap;
      const stream = { device: gap.device, epoch: journal.wireEpoch(gap) };
      asked = { kind: 'lacks_private', stream, seq: gap.seq, hash: entry.hash };
      return asked;
    },
    isAsked: ({ hash }: MissingPrivate): boolean => asked?.hash === hash,
    /** The other side answered: with entries, or that it lacks the part too. */
    answered(): void {
      asked = null;
    },
    /** The other side sent `alive`. */
    retry(): void {
      if (asked !== null || after === start) return;
      passing -= 1;
      // Parts may have become missing since, also before the place of the last request.
      if (journal.gaps() > left) passed = 1;
      else if (passing > 0) return;
      else passed = Math.min(passed * 2, maxSkipped);
      passing = passed;
      after = start;
    },
  };
}

/** The entries from one on whose private part another PC misses; null when this one does not have it either. */
export function answerTo(desk: PeersDesk, { stream, seq, hash }: MissingPrivate): PeerBatch | null {
  const { journal } = desk.path;
  const chain = chainsIn(journal).find(
    ({ key, device, epoch, baseSeq }) =>
      device === stream.device &&
      epoch === stream.epoch &&
      seq > baseSeq &&
      journal.hashAt(key, seq) === hash,
  );
  const before = chain && journal.hashAt(chain.key, seq - 1);
  if (chain === undefined || before === undefined || journal.privatePart(chain.key, seq) === undefined)
    return null;
  return nextBatch(desk, chain, { seq: seq - 1, hash: before });
}

/**
 * Stores the private parts that a batch brings for entries that are here without them, and rebuilds the tables of their days: a row
 * is written once from its entry, and without the private part most of its fields are empty.
 * @param known how many of the batch's entries are here, `hashes` theirs, `chains` those of the batch's stream
 */
export function ingestPrivate(
  desk: PeersDesk,
  { entries, from }: PeerBatch,
  known: number,
  hashes: readonly string[],
  chains: readonly Chain[],
): number {
  const { path, tables } = desk;
  const { journal } = path;
  let taken = 0;
  for (const chain of chains) {
    const { key, baseSeq } = chain;
    const parts = new Map<number, PrivatePart>();
    for (let gap = journal.gapAfter(key, from - 1); gap !== undefined; gap = journal.gapAfter(key, gap.seq)) {
      const index = gap.seq - from;
      if (gap.device !== key.device || gap.epoch !== key.epoch || index >= known) break;
      const kept = entries[index]?.private;
      if (kept === undefined || gap.seq <= baseSeq || journal.hashAt(key, gap.seq) !== hashes[index])
        continue;
      parts.set(gap.seq, {
        salt: Buffer.from(kept.salt, 'base64'),
        bytes: Buffer.from(kept.bytes, 'base64'),
      });
    }
    if (parts.size === 0) continue;
    const days = new Set([...parts.keys()].flatMap((seq) => journal.entry(key, seq)?.day ?? []));
    taken += path.ingestPrivate(key, parts, () => tables.bringUp([...days]));
  }
  return taken;
}
