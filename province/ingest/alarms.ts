// What a person must look at: forks, broken chains, entries that were not understood, clocks that are off, stores that
// were older than what the province held or were changed from outside, what was carried here and is not taken, and what the order of
// entries rests on and is missing or does not follow.
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
  | 'refused'
  | 'waits'
  | 'out_of_order';
export type Alarm = { office: string; device: string; kind: AlarmKind; key: string; seq: number | null };

/** Raises each alarm once; the first time stays (N7). */
export async function raiseAlarms(tx: Store, raised: Alarm[], now: Date): Promise<void> {
  const once = new Map(raised.map((alarm) => [`${alarm.kind} ${alarm.key}`, { ...alarm, raisedAt: now }]));
  if (once.size > 0)
    await tx
      .insert(alarms)
      .values([...once.values()])
      .onConflictDoNothing();
}

/** Keeps entries that contradict what is held: they are evidence, signed by the device. */
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
