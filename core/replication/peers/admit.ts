// Who belongs to the office's PCs: the first one admits itself, a manager admits and removes the others.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { removalReasons } from './contract.ts';
import { deviceAdmitted, deviceRemoved, lastDeskNumber } from './entries.ts';
import type { PeersReads } from './queries.ts';

/** This PC becomes a member of its own office, if it is not one yet. */
export function admitSelf(tx: Transaction, reads: PeersReads): void {
  const { deviceId, deskNumber, deviceName, publicKey } = tx.device;
  if (reads.members().some((member) => member.deviceId === deviceId)) return;
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name: deviceName });
}

type AdmitReads = { readonly peers: PeersReads; readonly journal: Pick<JournalReads, 'streams' | 'head'> };

/**
 * Admits a PC.
 * @returns its desk number: one under which nothing was ever written here
 * @throws PAIRING_REFUSED when there is none left
 */
export function admitDevice(
  tx: Transaction,
  reads: AdmitReads,
  { deviceId, publicKey, name }: { deviceId: string; publicKey: string; name: string },
): number {
  admitSelf(tx, reads.peers);
  const wrote = new Set(reads.journal.streams().map(({ device }) => device));
  const members = reads.peers.members();
  const deskNumber = nextDeskNumber(
    members.map(({ deskNumber: taken }) => taken),
    members.filter((one) => !one.isRemoved || wrote.has(one.deviceId)).map(({ deskNumber: used }) => used),
  );
  tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name });
  return deskNumber;
}

/**
 * The one after the highest; once that is the last of all, the highest that nobody had; then that of a PC which was removed and
 * of which nothing came.
 */
function nextDeskNumber(taken: readonly number[], used: readonly number[]): number {
  const next = Math.max(0, ...taken) + 1;
  if (next <= lastDeskNumber) return next;
  const all = Array.from({ length: lastDeskNumber }, (_, n) => lastDeskNumber - n);
  const free = all.find((number) => !taken.includes(number)) ?? all.find((number) => !used.includes(number));
  if (free === undefined) throw refusal('PAIRING_REFUSED', {});
  return free;
}

/**
 * Removes a PC: from here on nobody of the office speaks with it (N24).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN for this PC itself
 */
export function removeDevice(
  tx: Transaction,
  reads: AdmitReads,
  deviceId: string,
  reason: (typeof removalReasons)[number],
): void {
  const member = reads.peers.members().find((known) => known.deviceId === deviceId);
  if (member === undefined || member.isRemoved) throw refusal('NOT_FOUND', { what: 'device' });
  if (deviceId === tx.device.deviceId) throw refusal('OWN_ACT_FORBIDDEN', {});
  const epochs = reads.journal
    .streams()
    .filter(({ device, branchOf }) => device === deviceId && branchOf === null)
    .map(({ epoch }) => epoch);
  tx.append(deviceRemoved, { id: tx.newId(), deviceId, reason, epochs });
}
