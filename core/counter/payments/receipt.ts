// A visit's receipt: what was charged and paid, for whom and by whom. There is none before the identity check (D1).

import type { EmergencyReads } from '#core/access/emergency/queries.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { SettingReads } from '#core/assets/settings/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { ServiceVisitReads } from '#core/counter/fees/service-status.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { mostSlips, noHead, signReceipt, wholeSecond } from '#core/foundation/wire/receipt-code.ts';
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
  readonly fees: Pick<FeeReads, 'toFile'>;
  readonly identity: IdentityReads;
  readonly office: { office(): { readonly name: string } | null };
  readonly payments: PaymentReads;
  readonly settings: Pick<SettingReads, 'contact'>;
  readonly staff: StaffReads;
  readonly visits: ServiceVisitReads & {
    visit(visitId: string): PrintedVisit | null;
    forms(
      visitId: string,
    ): readonly { readonly clientName: string | null; readonly identifier: string | null }[];
    filings(visitId: string): readonly { readonly trackingNumber: string }[];
    withdrawnNumbers(visitId: string): readonly string[];
    filedBy(visitId: string): string | null;
  };
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
  const isReversal = isReversed(account);
  const prints = reads.payments.prints(visitId, isReversal);
  const signed = (copy: number, at: string, { seq, head }: { seq: number; head: string }): string =>
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
        seq,
        head,
        charged: account.charged,
        isReversal,
        payments: account.payments.filter(({ reversal }) => reversal === null).slice(0, mostSlips),
      },
      office.signingKey,
    );
  const lastPrint = prints.at(-1);
  const filings = reads.visits.filings(visitId);
  const units = reads.fees.toFile(visitId).reduce((sum, line) => sum + line.units, 0);
  return {
    officeName: reads.office.office()?.name ?? '',
    officeCode: office.officeCode,
    contact: reads.settings.contact(),
    demo: office.demo,
    visitNumber: visit.number,
    deskNumber: visit.deskNumber,
    day: visit.day,
    at: visit.at,
    servedBy:
      reads.staff.nameOf(reads.visits.filedBy(visitId) ?? lastWithMoney(account) ?? visit.actor) ?? '',
    clientName: visit.clientName ?? '',
    identifierMasked: visit.identifierMasked,
    others: reads.visits
      .forms(visitId)
      .slice(1)
      .map(({ clientName, identifier }) => ({
        name: clientName ?? '',
        identifierMasked: identifier === null ? '' : maskIdentifier(identifier),
      })),
    trackingNumbers: filings.map(({ trackingNumber }) => trackingNumber).filter((number) => number !== ''),
    // Whose number it is in truth may be somebody else: the client knows it by its end.
    withdrawnNumbers: reads.visits.withdrawnNumbers(visitId).map((number) => number.slice(-4)),
    isFilingOpen: units > filings.length,
    isSupervised: reads.emergency.touched(visitId, visit.day),
    account,
    takenBy: Object.fromEntries(
      account.payments.map(({ paymentId, by }) => [paymentId, reads.staff.nameOf(by) ?? '']),
    ),
    isReversal,
    paper: reads.payments.paperOf(office.deviceId)?.paper ?? 'receipt80',
    printsBefore: prints.length,
    // Nothing was printed at the instant of the visit: a specimen is told from a print by that.
    codes: {
      last: lastPrint === undefined ? null : signed(prints.length, lastPrint.at, lastPrint),
      next: signed(prints.length + 1, visit.at, { seq: 0, head: noHead }),
    },
    printedAt: lastPrint?.at ?? null,
  };
}

/** Who took the latest payment, or gave it back. */
function lastWithMoney({ payments }: AccountView): string | null {
  const last = payments.at(-1);
  return last?.reversal?.by ?? last?.by ?? null;
}
