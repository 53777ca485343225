// What people do with tariffs and fees (D4): a tariff needs two people, a charge needs a verified client.
import type { z } from 'zod';
import { requireOpenDay } from '#core/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { isDay } from '#core/leaves/calendar/day.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { PaymentReads } from '#core/payments/queries.ts';
import { type OpenVisitReads, requireVerifiedVisit } from '#core/visits/open-visit.ts';
import type {
  cancelChargeInput,
  chargeInput,
  chargeOutput,
  externalRateInput,
  TariffDocument,
} from './contract.ts';
import {
  type chargeCancelReasons,
  externalRateSet,
  feeChargeCancelled,
  feeCharged,
  tariffConfirmed,
  tariffProposed,
} from './entries.ts';
import { chargedLineOf, type PriceReads, quoteFees } from './price.ts';
import { tariffContent } from './tariff-content.ts';

type FeeCommandReads = OpenVisitReads & PriceReads & { readonly payments: PaymentReads };

/**
 * Enters a tariff version; it waits for a second person's confirmation.
 * @returns the id of the version.
 * @throws TARIFF_INVALID, TARIFF_ALREADY_KNOWN
 */
export function proposeTariff(tx: Transaction, reads: FeeCommandReads, tariff: TariffDocument): string {
  for (const where of ['letterDay', 'effectiveFrom'] as const) {
    if (!isDay(tariff[where])) throw refusal('TARIFF_INVALID', { where, reason: 'no_such_day' });
  }
  if (reads.fees.isKnown(tariffContent(tariff).sha256)) throw refusal('TARIFF_ALREADY_KNOWN', {});
  const tariffId = tx.newId();
  tx.append(tariffProposed, { tariffId, tariff });
  return tariffId;
}

/**
 * Confirms a version that another person entered (design.md §7).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, OWN_ACT_FORBIDDEN, TARIFF_NEEDS_SECOND_PERSON when nobody acts
 */
export function confirmTariff(tx: Transaction, reads: FeeCommandReads, tariffId: string): void {
  const summary = reads.fees.summary(tariffId);
  if (summary === null) throw refusal('NOT_FOUND', { what: 'tariff' });
  if (summary.confirmed) throw refusal('ACTION_ALREADY_DONE', {});
  if (tx.actor === null) throw refusal('TARIFF_NEEDS_SECOND_PERSON', {});
  if (summary.proposedBy === tx.actor) throw refusal('OWN_ACT_FORBIDDEN', {});
  tx.append(tariffConfirmed, { id: tx.newId(), tariffId });
}

/**
 * Enters the rate that the competent body set for an item that the tariff leaves open.
 * @throws FEE_ITEM_UNKNOWN, INPUT_INVALID
 */
export function setExternalRate(
  tx: Transaction,
  reads: FeeCommandReads,
  input: z.infer<typeof externalRateInput>,
): void {
  for (const field of ['letterDay', 'effectiveFrom'] as const) {
    if (!isDay(input[field])) throw refusal('INPUT_INVALID', { fields: [field] });
  }
  if (!reads.fees.isExternalItem(input.itemCode)) throw refusal('FEE_ITEM_UNKNOWN', { item: input.itemCode });
  tx.append(externalRateSet, { id: tx.newId(), ...input });
}

/**
 * Charges a visit by the tariff in force today (D4); only after the identity check of this very visit (D1).
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN, IDENTITY_NEEDED, FEES_ALREADY_CHARGED and what quoteFees throws
 */
export function chargeFees(
  tx: Transaction,
  reads: FeeCommandReads,
  { visitId, lines }: z.infer<typeof chargeInput>,
): z.infer<typeof chargeOutput> {
  requireVerifiedVisit(tx, reads, visitId);
  if (reads.fees.chargesOf(visitId).some(({ cancelled }) => !cancelled)) {
    throw refusal('FEES_ALREADY_CHARGED', {});
  }
  const { tariffId, total, officePosTotal, lines: priced } = quoteFees(reads, tx.day, { lines });
  const chargeId = tx.newId();
  tx.append(feeCharged, { chargeId, visitId, tariffId, total, lines: priced.map(chargedLineOf) });
  return { chargeId, total, officePosTotal };
}

/**
 * Takes a charge back by a linked correction. Money that was taken has to be reversed first.
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, VISIT_HAS_PAYMENTS, DAY_NOT_OPEN, DAY_CLOSED
 */
export function cancelCharge(
  tx: Transaction,
  reads: FeeCommandReads,
  { chargeId, reasonCode }: z.infer<typeof cancelChargeInput>,
): void {
  const charge = reads.fees.charge(chargeId);
  if (charge === null) throw refusal('NOT_FOUND', { what: 'charge' });
  requireOpenDay(reads, tx.day);
  if (charge.cancelled) throw refusal('ACTION_ALREADY_DONE', {});
  if (reads.payments.allocatedTo(chargeId) > 0) throw refusal('VISIT_HAS_PAYMENTS', {});
  cancel(tx, charge, reasonCode);
}

/** Takes back the unpaid charges of a visit that is being cancelled, in the same transaction. */
export function cancelChargesOfVisit(tx: Transaction, reads: PriceReads, visitId: string): void {
  for (const { chargeId, total, cancelled } of reads.fees.chargesOf(visitId)) {
    if (!cancelled) cancel(tx, { id: chargeId, visitId, total }, 'visit_cancelled');
  }
}

function cancel(
  tx: Transaction,
  { id: chargeId, visitId, total }: { id: string; visitId: string; total: number },
  reasonCode: (typeof chargeCancelReasons)[number],
): void {
  tx.append(feeChargeCancelled, { id: tx.newId(), chargeId, visitId, total, reasonCode });
}
