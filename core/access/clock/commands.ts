// The manager's word on this PC's clock.
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { confirmClockInput } from './contract.ts';
import { clockConfirmed } from './entries.ts';
import type { ClockReads } from './queries.ts';

/**
 * Answers for the clock as it stands: from here on this PC works by it, also where that is earlier than before.
 * @param wall what the clock says, UTC; `acceptedMs` the province's time minus it.
 * @throws NOT_FOUND, REASON_NEEDED
 */
export function confirmClock(
  tx: Transaction,
  reads: { readonly clock: ClockReads },
  { doubtId, reason }: Omit<z.infer<typeof confirmClockInput>, 'password'>,
  { wall, acceptedMs }: { readonly wall: string; readonly acceptedMs: number },
): void {
  const doubt = reads.clock.openDoubt(tx.device.deviceId);
  if (doubt === null || doubt.id !== doubtId) throw refusal('NOT_FOUND', { what: 'clock_doubt' });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(
    clockConfirmed,
    { id: tx.newId(), doubtId, wall, acceptedMs, fromSeq: doubt.seq, toSeq: tx.nextSeq() },
    { reason },
  );
}
