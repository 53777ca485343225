// Private parts that are missing at another PC, which asks for them, or here, where a batch brings them (N36).
import type { JournalStore, PrivatePart } from '#core/journal/log/journal-store.ts';
import type { Chain } from '#core/replication/chains/chain.ts';
import { chainsIn } from './chains-here.ts';
import type { PeerBatch } from './contract.ts';
import type { Gaps, MissingPrivate } from './link-step/asks.ts';
import { nextBatch } from './next-batch.ts';
import type { PeersDesk } from './peers-desk.ts';

/** The private parts that are missing here, as they are asked for. */
export function gapsIn(journal: JournalStore): Gaps {
  return {
    gapAfter(place) {
      const gap = journal.gapAfter(place, place.seq);
      const entry = gap && journal.entry(gap, gap.seq);
      if (gap === undefined || entry === undefined) return null;
      const stream = { device: gap.device, epoch: journal.wireEpoch(gap) };
      return { place: gap, asked: { kind: 'lacks_private', stream, seq: gap.seq, hash: entry.hash } };
    },
    gaps: journal.gaps,
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
  // A part that was purged here is not here either.
  if (chain === undefined || before === undefined || journal.privatePart(chain.key, seq)?.bytes == null)
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
