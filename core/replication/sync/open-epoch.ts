// A new epoch of this device: after a restore, or when the province holds another branch of the old one.

import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import type { Renewal, Transaction } from '#core/journal/log/write-path.ts';
import { epochOpened } from './entries.ts';
import type { SyncDesk } from './sync-desk.ts';

type Opening = { readonly renewal: Renewal; readonly write: (tx: Transaction) => void };

/** The renewal that goes on from `head` of `parent`, and its first entry, which points there. */
export function openingOf(
  desk: Pick<SyncDesk, 'machine'>,
  parent: StreamKey,
  head: Head,
  reason: 'restored' | 'forked',
): Opening {
  const epoch = Buffer.from(desk.machine.randomBytes(16)).toString('hex');
  return {
    renewal: { epoch, startHash: head.hash },
    write: (tx) =>
      tx.append(epochOpened, {
        id: tx.newId(),
        parentEpoch: parent.epoch,
        parentSeq: head.seq,
        parentHash: head.hash,
        reason,
      }),
  };
}

/**
 * Opens it, in one transaction.
 * @param also what else is said in the same transaction.
 */
export function openEpoch(
  desk: SyncDesk,
  parent: StreamKey,
  head: Head,
  reason: 'restored' | 'forked',
  also: (tx: Transaction) => void = () => undefined,
): void {
  const { renewal, write } = openingOf(desk, parent, head, reason);
  desk.path.renew(renewal, (tx) => {
    write(tx);
    also(tx);
  });
}
