// Passes only while this PC's clock is believed: nothing is opened or charged under one that is not.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

export type SoundClockReads = {
  /** Why the clock of a PC is not believed; null when it is. */
  readonly clock: { openDoubt(deviceId: string): { readonly kind: string } | null };
};

/** Nothing is opened, charged or confirmed under a clock that is doubted (J30). @throws CLOCK_DOUBTED */
export function requireSoundClock(tx: Transaction, reads: SoundClockReads): void {
  const doubt = reads.clock.openDoubt(tx.device.deviceId);
  if (doubt !== null) throw refusal('CLOCK_DOUBTED', { kind: doubt.kind });
}
