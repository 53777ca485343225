// The PCs of the office from which this PC has nothing of the day: a close would not know what they recorded.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import type { MissingPeer } from './contract.ts';
import type { DayReads } from './day-reads.ts';

/**
 * Every PC that belongs to the office, sent nothing of the business day or of a later one, and was not in touch with this
 * PC on it or later: one that was, and had nothing to tell, is not missing. One whose entries wait for what they name is (J38): what
 * it says is in no table yet.
 */
export function missingPeers(reads: Pick<DayReads, 'dayClose' | 'peers'>, day: string): MissingPeer[] {
  const contacts = new Map(
    reads.peers.contacts().map(({ deviceId, lastContactAt }) => [deviceId, lastContactAt]),
  );
  const waiting = reads.peers.pendingDevices();
  return reads.dayClose.devices(day).flatMap(({ device, deskNumber, heard }) => {
    const lastContactAt = contacts.get(device) ?? null;
    const isInTouch = lastContactAt !== null && businessDayOf(lastContactAt) >= day;
    return (heard || isInTouch) && !waiting.has(device) ? [] : [{ device, deskNumber, lastContactAt }];
  });
}
