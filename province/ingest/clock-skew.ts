// Notices a device clock that is more than five minutes off. It is only flagged: order is `seq`, and no entry is
// ever refused for its time.
import type { Envelope } from '#core/foundation/wire/contract.ts';

const toleratedMs = 5 * 60_000;

/**
 * Milliseconds (server − device) when the clock was off by more than five minutes, else null: as the device
 * measured it, or because the entry says it was written later than it arrived.
 */
export function clockSkewMs(envelope: Envelope, receivedAt: Date): number | null {
  const measured = envelope.clock.offsetMs ?? 0;
  if (Math.abs(measured) > toleratedMs) return measured;
  const ahead = receivedAt.getTime() - Date.parse(envelope.at);
  return ahead < -toleratedMs ? ahead : null;
}
