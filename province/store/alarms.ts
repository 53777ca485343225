// Alarms: what a person at the province must check. They are forks, broken chains, quarantined entries, clocks that are off, stores
// that were restored from an older copy or changed from outside, PCs that were enrolled elsewhere, refused bundles, entries whose
// order cannot be verified because a head is missing or their `lc` is wrong, PCs that were lost or stolen, removed PCs that still
// call, and facts about accounts without a proof of the account.
import { alarms } from './schema.ts';
import type { Store } from './store.ts';

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
  | 'out_of_order'
  | 'pc_lost'
  | 'removed_calls'
  | 'unproved';
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
