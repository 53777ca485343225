// Who belongs to the office's PCs: the first one admits itself, a manager admits and removes the others.
import type { JournalReads } from '#core/journal/journal-store.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { removalReasons } from './contract.ts';
import { deviceAdmitted, deviceRemoved } from './entries.ts';
import type { PeersReads } from './queries.ts';

/** This PC becomes a member of its own office, if it is not one yet. */
export function admitSelf(tx: Transaction, reads: PeersReads): void {
  const { deviceId, deskNumber, deviceName, publicKey } = tx.device;
  if (reads.members().some((member) => member.deviceId === deviceId)) return;
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name: deviceName });
}

/** Admits a PC. @returns its desk number: one that no PC of the office ever had */
export function admitDevice(
  tx: Transaction,
  reads: PeersReads,
  { deviceId, publicKey, name }: { deviceId: string; publicKey: string; name: string },
): number {
  admitSelf(tx, reads);
  const taken = reads.members().map(({ deskNumber }) => deskNumber);
  const deskNumber = Math.max(0, ...taken) + 1;
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name });
  return deskNumber;
}

/**
 * Removes a PC: from here on nobody of the office speaks with it.
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN for this PC itself
 */
export function removeDevice(
  tx: Transaction,
  reads: { readonly peers: PeersReads; readonly journal: Pick<JournalReads, 'streams' | 'head'> },
  deviceId: string,
  reason: (typeof removalReasons)[number],
): void {
  const member = reads.peers.members().find((known) => known.deviceId === deviceId);
  if (member === undefined || member.isRemoved) throw refusal('NOT_FOUND', { what: 'device' });
  if (deviceId === tx.device.deviceId) throw refusal('OWN_ACT_FORBIDDEN', {});
  const held = reads.journal
    .streams()
    .filter(({ device, branchOf }) => device === deviceId && branchOf === null)
    .map(({ device, epoch }) => ({ epoch, seq: reads.journal.head({ device, epoch }).seq }));
  tx.append(deviceRemoved, { id: tx.newId(), deviceId, reason, held });
}
