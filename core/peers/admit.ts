// Who belongs to the office's PCs: the first one admits itself, a manager admits and removes the others.
import type { JournalReads } from '#core/journal/journal-store.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { removalReasons } from './contract.ts';
import { deviceAdmitted, deviceRemoved, lastDeskNumber } from './entries.ts';
import type { PeersReads } from './queries.ts';

/** This PC becomes a member of its own office, if it is not one yet. */
export function admitSelf(tx: Transaction, reads: PeersReads): void {
  const { deviceId, deskNumber, deviceName, publicKey } = tx.device;
  if (reads.members().some((member) => member.deviceId === deviceId)) return;
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name: deviceName });
}

/**
 * Admits a PC.
 * @returns its desk number: one that no PC of the office ever had
 * @throws PAIRING_REFUSED when there is none left
 */
export function admitDevice(
  tx: Transaction,
  reads: PeersReads,
  { deviceId, publicKey, name }: { deviceId: string; publicKey: string; name: string },
): number {
  admitSelf(tx, reads);
  const deskNumber = nextDeskNumber(reads.members().map(({ deskNumber: taken }) => taken));
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name });
  return deskNumber;
}

/** The one after the highest; once that is the last of all, the highest that nobody had. */
function nextDeskNumber(taken: readonly number[]): number {
  const next = Math.max(0, ...taken) + 1;
  if (next <= lastDeskNumber) return next;
  const free = Array.from({ length: lastDeskNumber }, (_, n) => lastDeskNumber - n).find(
    (number) => !taken.includes(number),
  );
  if (free === undefined) throw refusal('PAIRING_REFUSED', {});
  return free;
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
