// Ending a visit that was served though the terminal took less than was due (D21): by the manager, with a reason. The
// shortfall is recorded as it was and stays in sight as a fact of its own.
import type { z } from 'zod';
import { paymentTakenOtherwise } from '#core/counter/payments/entries.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { completeUnderpaidInput } from '#core/counter/visits/contract.ts';
import { visitCompleted, visitReasonGiven } from '#core/counter/visits/entries.ts';
import { type OpenVisitReads, requireUnendedVisit } from '#core/counter/visits/open-visit.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/**
 * Completes a visit of any day of which part was paid. The caller has proved who acts, and that it is the manager (D21.9).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_NEEDED, REASON_NEEDED, FEES_NOT_CHARGED,
 * NOTHING_DUE, VISIT_NOT_PAID when nothing at all was paid: such a visit is cancelled as unpaid
 */
export function completeUnderpaid(
  tx: Transaction,
  reads: OpenVisitReads & { readonly payments: PaymentReads },
  { visitId, reason }: Omit<z.infer<typeof completeUnderpaidInput>, 'password'>,
): void {
  requireUnendedVisit(reads, visitId);
  requireOpenDay(reads, tx.day);
  if (reads.identity.latest(visitId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
  const { charges, payments, due, paid } = reads.payments.account(visitId);
  if (charges.every(({ cancelled }) => cancelled)) throw refusal('FEES_NOT_CHARGED', {});
  if (due <= 0) throw refusal('NOTHING_DUE', {});
  const last = payments.findLast(({ reversal }) => reversal === null);
  if (last === undefined || paid <= 0) throw refusal('VISIT_NOT_PAID', { due });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const actId = tx.newId();
  const { paymentId } = last;
  tx.append(paymentTakenOtherwise, { id: tx.newId(), paymentId, visitId, kind: 'under', amount: due });
  tx.append(visitCompleted, { id: actId, visitId });
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'completed_underpaid', actId },
    { reason: maskCardsInText(reason) },
  );
}
