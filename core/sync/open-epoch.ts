// A new epoch of this device: after a restore, or when the province holds another branch of the old one.

import type { Head, StreamKey } from '#core/journal/journal-store.ts';
import { epochOpened } from './entries.ts';
import type { SyncDesk } from './sync-desk.ts';

/** Opens a new epoch from its parent's head, with the pointer to it as its first entry. */
export function openEpoch(
  desk: SyncDesk,
  parent: StreamKey,
  head: Head,
  reason: 'restored' | 'forked',
): void {
  const epoch = Buffer.from(desk.machine.randomBytes(16)).toString('hex');
  desk.path.renew({ epoch, startHash: head.hash }, (tx) => {
    tx.append(epochOpened, {
      id: tx.newId(),
      parentEpoch: parent.epoch,
      parentSeq: head.seq,
      parentHash: head.hash,
      reason,
    });
  });
}
