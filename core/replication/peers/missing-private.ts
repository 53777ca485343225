// Private parts that are missing here: what a PC took back from the province came without them, and the office's other PCs have
// them. Asked for entry by entry, as the order of the journal has them. A PC that has none of them yet may get them from
// another one: it is asked again as long as some are missing, more and more seldom.
import type { JournalStore, PrivatePart, StreamKey } from '#core/journal/log/journal-store.ts';
import type { PeerBatch, PeerMessage } from './contract.ts';
import { nextBatch } from './next-batch.ts';
import { type Chain, chainsIn } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';

export type Lacks = Extract<PeerMessage, { readonly kind: 'lacks_private' }>;
const start = { device: '', epoch: '', seq: 0 };

/** So many signs of life of the other side pass at most before it is asked for all of them again: an hour. */
const mostPassed = 720;

/** The questions to one PC (N36). */
export function createAsking(journal: JournalStore) {
  let after: StreamKey & { readonly seq: number } = start;
  let asked: Lacks | null = null;
  /** How many were missing still when it was asked for all of them. */
  let left = 0;
  /** Signs of life until it is asked for all of them again, and how many that were the last time. */
  let [passing, passed] = [1, 1];
  return {
    /** What is to be asked next; null when there is nothing, or while an answer is on its way. */
    next(): Lacks | null {
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
    isAsked: ({ hash }: Lacks): boolean => asked?.hash === hash,
    /** It sent entries, or does not have the part either. */
    answered(): void {
      asked = null;
    },
    /** The other side gave a sign of life. */
    lookAgain(): void {
      if (asked !== null || after === start) return;
      passing -= 1;
      // More may be missing than it was asked for, also before the place of the last question.
      if (journal.gaps() > left) passed = 1;
      else if (passing > 0) return;
      else passed = Math.min(passed * 2, mostPassed);
      passing = passed;
      after = start;
    },
  };
}

/** The entries from one on whose private part another PC misses; null when this one does not have it either. */
export function answerTo(desk: PeersDesk, { stream, seq, hash }: Lacks): PeerBatch | null {
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
 * Keeps the private parts that a batch brings for entries that are here without them, and writes the tables of their days
 * anew: a row is written from its entry once, and most of what was taken back without them is empty in it.
 * @param known how many of the batch's entries are here, `hashes` theirs, `chains` those of the batch's stream
 */
export function takePrivate(
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
    taken += path.takePrivate(key, parts, () => tables.bringUp([...days]));
  }
  return taken;
}
