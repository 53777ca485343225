// A visit's receipt: what was charged and paid, for whom and by whom. There is none before the identity check (D1).

import type { EmergencyReads } from '#core/access/emergency/queries.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { ServiceVisitReads } from '#core/counter/fees/service-status.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { mostSlips, signReceipt, wholeSecond } from '#core/foundation/wire/receipt-code.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { AccountView, Receipt } from './contract.ts';
import type { PaymentReads } from './queries.ts';

/** What a receipt says of its visit. */
type PrintedVisit = {
  readonly number: number;
  readonly deskNumber: number;
  readonly day: string;
  readonly at: string;
  readonly actor: string | null;
  readonly clientName: string | null;
  readonly identifierMasked: string;
};

/** What stands on a receipt. */
export type ReceiptReads = {
  readonly emergency: Pick<EmergencyReads, 'touched'>;
  readonly fees: FeeReads;
  readonly identity: IdentityReads;
  readonly office: { office(): { readonly name: string } | null };
  readonly payments: PaymentReads;
  readonly staff: StaffReads;
  readonly visits: ServiceVisitReads & { visit(visitId: string): PrintedVisit | null };
};

/** The PC that prints: what it signs with, and what it is known by. */
type Printer = Pick<DeviceIdentity, 'officeCode' | 'demo' | 'deviceId' | 'publicKey' | 'signingKey'>;

/** Every payment of a visit was reversed: its paper says so instead of what was paid (D2). */
export function isReversed({ payments }: AccountView): boolean {
  return payments.length > 0 && payments.every(({ reversal }) => reversal !== null);
}

/** Puts a receipt together and signs it. Changes nothing (D2.7). @throws NOT_FOUND, IDENTITY_NEEDED, FEES_NOT_CHARGED */
export function receiptOf(reads: ReceiptReads, office: Printer, visitId: string): Receipt {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  if (reads.identity.latest(visitId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
  const account = reads.payments.account(visitId);
  if (account.charges.length === 0) throw refusal('FEES_NOT_CHARGED', {});
  const prints = reads.payments.prints(visitId);
  const signed = (copy: number, at: string): string =>
    signReceipt(
      {
        publicKey: office.publicKey,
        officeCode: office.officeCode,
        deskNumber: visit.deskNumber,
        visitId,
        visitNumber: visit.number,
        day: visit.day,
        at: wholeSecond(at),
        copy,
        charged: account.charged,
        isReversal: isReversed(account),
        payments: account.payments.filter(({ reversal }) => reversal === null).slice(0, mostSlips),
      },
      office.signingKey,
    );
  const lastPrint = prints.at(-1);
  return {
    officeName: reads.office.office()?.name ?? '',
    officeCode: office.officeCode,
    demo: office.demo,
    visitNumber: visit.number,
    deskNumber: visit.deskNumber,
    day: visit.day,
    at: visit.at,
    clerkName: reads.staff.nameOf(visit.actor) ?? '',
    clientName: visit.clientName ?? '',
    identifierMasked: visit.identifierMasked,
    tariffEnteredByOffice: true,
    tariffConfirmedByNobodyElse: account.charges.some(
      ({ chargeId, cancelled, lines }) => !cancelled && isConfirmedByOne(reads, chargeId, lines),
    ),
    terminalConfirmedByNobodyElse: account.payments.some(
      ({ reversal, terminalId, at }) =>
        reversal === null && reads.payments.isConfirmedByOne(terminalId, businessDayOf(at)),
    ),
    isSupervised: reads.emergency.touched(visitId, visit.day),
    account,
    takenBy: Object.fromEntries(
      account.payments.map(({ paymentId, by }) => [paymentId, reads.staff.nameOf(by) ?? '']),
    ),
    isReversal: isReversed(account),
    paper: reads.payments.paperOf(office.deviceId)?.paper ?? 'receipt80',
    printsBefore: prints.length,
    // Nothing was printed at the instant of the visit: a specimen is told from a print by that.
    codes: {
      last: lastPrint === undefined ? null : signed(prints.length, lastPrint),
      next: signed(prints.length + 1, visit.at),
    },
  };
}

function isConfirmedByOne(
  reads: ReceiptReads,
  chargeId: string,
  lines: readonly { itemCode: string }[],
): boolean {
  const charge = reads.fees.charge(chargeId);
  const codes = lines.map(({ itemCode }) => itemCode);
  return charge !== null && reads.fees.isConfirmedByOne(charge.tariffId, codes, charge.day);
}
