// Keeps what contradicts the stored entries of a stream.
import { forks, type streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { ReadBatch, ReadEntry } from './read-batch.ts';

/** Keeps entries that contradict stored ones: they are evidence, because the device signed them. */
export async function keepBranch(
  tx: Store,
  stream: typeof streams.$inferSelect,
  batch: ReadBatch,
  branch: ReadEntry[],
  now: Date,
): Promise<void> {
  const rows = branch.map(({ seq, hash, prev, start, length }) => ({
    office: stream.office,
    stream: stream.id,
    seq,
    hash: Buffer.from(hash, 'hex'),
    prev: Buffer.from(prev, 'hex'),
    bytes: batch.bytes.subarray(start, start + length),
    receivedAt: now,
  }));
  await tx.insert(forks).values(rows).onConflictDoNothing();
}
