// Alarms: what a person at the province must check. They are forks, broken chains, quarantined entries, clocks that are off, stores
// that were restored from an older copy or changed from outside, PCs that were enrolled elsewhere, refused bundles, and entries whose order cannot be verified because
// a head is missing or their `lc` is wrong.
import { alarms, forks, type streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { ReadBatch, ReadEntry } from './read-batch.ts';

export type AlarmKind =
  | 'fork'
  | 'chain_broken'
  | 'quarantined'
  | 'clock'
  | 'rewound'
  | 'tampered'
  | 'enrolled_elsewhere'
  | 'refused'
  | 'pending'
  | 'out_of_order';
export type Alarm = { office: string; device: string; kind: AlarmKind; key: string; seq: number | null };

/** Raises each alarm once and keeps the time of the first (N7). */
export async function raiseAlarms(tx: Store, raised: Alarm[], now: Date): Promise<void> {
  const once = new Map(raised.map((alarm) => [`${alarm.kind} ${alarm.key}`, { ...alarm, raisedAt: now }]));
  if (once.size > 0)
    await tx
      .insert(alarms)
      .values([...once.values()])
      .onConflictDoNothing();
}

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
