// A new epoch of this device: after a restore, or when the province holds another branch of the old one.

import type { Head, StreamKey } from '#core/journal/journal-store.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { epochOpened } from './entries.ts';
import type { SyncDesk } from './sync-desk.ts';

/**
 * Opens a new epoch from its parent's head, with the pointer to it as its first entry. A parent that was forked is
 * marked so in the same transaction: a branch that is left and an epoch that goes on are never seen one without the other.
 * @param also what else is said in the same transaction.
 */
export function openEpoch(
  desk: SyncDesk,
  parent: StreamKey,
  head: Head,
  reason: 'restored' | 'forked',
  also: (tx: Transaction) => void = () => undefined,
): void {
  const epoch = Buffer.from(desk.machine.randomBytes(16)).toString('hex');
  desk.path.renew({ epoch, startHash: head.hash }, (tx) => {
    if (reason === 'forked') desk.reads.sync.noteFork(parent);
    tx.append(epochOpened, {
      id: tx.newId(),
      parentEpoch: parent.epoch,
      parentSeq: head.seq,
      parentHash: head.hash,
      reason,
    });
    also(tx);
  });
}
