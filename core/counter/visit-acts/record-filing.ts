// What the judiciary's own system answered when the service was filed: tracking number, branch and time, beside the visit.
import type { z } from 'zod';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type { recordFilingInput } from '#core/counter/visits/contract.ts';
import { visitFiled } from '#core/counter/visits/entries.ts';
import type { OpenVisitReads } from '#core/counter/visits/open-visit.ts';
import { isTrackingNumber } from '#core/foundation/identifiers/tracking-number.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/**
 * Records the filing of a visit that is paid, on whatever day the answer came; said again, the newer counts. What the manager
 * completed underpaid counts as paid as far as that went.
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN for a visit that was refused or cancelled,
 * FEES_NOT_CHARGED, VISIT_NOT_PAID, INPUT_INVALID for what is no tracking number
 */
export function recordFiling(
  tx: Transaction,
  reads: OpenVisitReads & {
    readonly payments: PaymentReads;
    readonly visitState: Pick<VisitStateReads, 'row'>;
  },
  { visitId, branch, filedTime, governmentCharge, ...given }: z.infer<typeof recordFilingInput>,
): void {
  const row = reads.visitState.row(visitId);
  if (row === null) throw refusal('NOT_FOUND', { what: 'visit' });
  requireOpenDay(reads, tx.day);
  if (row.state === 'refused' || row.state === 'cancelled') throw refusal('VISIT_NOT_OPEN', {});
  const { charges, due } = reads.payments.account(visitId);
  if (row.state === 'charged' || due > reads.payments.acceptedUnder(visitId))
    throw refusal('VISIT_NOT_PAID', { due });
  if (row.state !== 'paid' && row.state !== 'completed') throw refusal('FEES_NOT_CHARGED', {});
  if (charges.every(({ cancelled }) => cancelled)) throw refusal('FEES_NOT_CHARGED', {});
  const trackingNumber = cleanIdentifier(given.trackingNumber);
  if (!isTrackingNumber(trackingNumber)) throw refusal('INPUT_INVALID', { fields: ['trackingNumber'] });
  // Recorded beside: what is due here does not know it (D4.15).
  const charged = governmentCharge == null ? {} : { governmentCharge };
  const id = tx.newId();
  tx.append(visitFiled, { id, visitId, ...charged }, { trackingNumber, branch, filedTime });
}
