// A visit's receipt: what was charged and paid, for whom and by whom. There is none before the identity check (D1).

import type { FeeReads } from '#core/fees/queries.ts';
import type { IdentityReads } from '#core/identity/queries.ts';
import { businessDayOf } from '#core/leaves/calendar/business-day.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { OfficeReads } from '#core/office/queries.ts';
import type { StaffReads } from '#core/staff/queries.ts';
import type { VisitReads } from '#core/visits/queries.ts';
import type { Receipt } from './contract.ts';
import type { PaymentReads } from './queries.ts';

/** What stands on a receipt. */
export type ReceiptReads = {
  readonly fees: FeeReads;
  readonly identity: IdentityReads;
  readonly office: OfficeReads;
  readonly payments: PaymentReads;
  readonly staff: StaffReads;
  readonly visits: VisitReads;
};

/**
 * Puts a receipt together. Changes nothing.
 * @throws NOT_FOUND, IDENTITY_NEEDED, FEES_NOT_CHARGED
 */
export function receiptOf(
  reads: ReceiptReads,
  office: { readonly officeCode: string; readonly demo: boolean },
  visitId: string,
): Receipt {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  if (reads.identity.latest(visitId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
  const account = reads.payments.account(visitId);
  if (account.charges.length === 0) throw refusal('FEES_NOT_CHARGED', {});
  return {
    officeName: reads.office.office()?.name ?? '',
    officeCode: office.officeCode,
    demo: office.demo,
    visitNumber: visit.number,
    deskNumber: visit.deskNumber,
    day: visit.day,
    at: visit.at,
    clerkName: visit.actor === null ? '' : (reads.staff.person(visit.actor)?.name ?? ''),
    clientName: visit.clientName ?? '',
    identifierMasked: visit.identifierMasked,
    tariffEnteredByOffice: true,
    tariffConfirmedByNobodyElse: account.charges.some(
      ({ chargeId, cancelled, lines }) => !cancelled && restsOnOneWord(reads, chargeId, lines),
    ),
    terminalConfirmedByNobodyElse: account.payments.some(
      ({ reversal, terminalId, at }) =>
        reversal === null && reads.payments.isOnOneWord(terminalId, businessDayOf(at)),
    ),
    account,
    printsBefore: reads.payments.prints(visitId),
  };
}

function restsOnOneWord(
  reads: ReceiptReads,
  chargeId: string,
  lines: readonly { itemCode: string }[],
): boolean {
  const charge = reads.fees.charge(chargeId);
  const codes = lines.map(({ itemCode }) => itemCode);
  return charge !== null && reads.fees.restsOnOneWord(charge.tariffId, codes, charge.day);
}
