// What people do with tariffs and fees (D4): a tariff needs two people, a charge needs a verified client.

import type { z } from 'zod';
import { type PostingsRead, requireServices } from '#core/access/postings/require-section.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { requireSecondPerson, type SecondPersonReads } from '#core/access/staff/require-second.ts';
import { isInSana, type VerifiedVisitReads } from '#core/counter/identity/commands.ts';
import { visitReasonGiven } from '#core/counter/visits/entries.ts';
import { requireOpenVisit, requireVerifiedVisit } from '#core/counter/visits/open-visit.ts';
import { isServedUnpaid, type ServiceStatus } from '#core/counter/visits/unpaid-changes.ts';
import { impossibleDates } from '#core/foundation/calendar/letter-dates.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { boardOnDay } from './board.ts';
import type {
  BoardPaper,
  cancelChargeInput,
  cancelCompletedChargeInput,
  chargeInput,
  chargeOutput,
  confirmBoardInput,
  confirmRateInput,
  confirmTariffInput,
  externalRateInput,
  TariffDocument,
} from './contract.ts';
import {
  boardHung,
  boardPrinted,
  type ChargedLine,
  type chargeCancelReasons,
  externalRateConfirmed,
  externalRateProposed,
  feeChargeCancelled,
  feeCharged,
  feeReductionGiven,
  tariffConfirmed,
  tariffProposed,
} from './entries.ts';
import { chargedLineOf, type PriceReads, priceInVisit } from './price.ts';
import { paperedReductions } from './reductions.ts';
import { reviewTariff } from './review.ts';
import { serviceStatus } from './service-status.ts';
import { tariffContent } from './tariff-content.ts';

/** What was paid for the charges of a visit. */
type PaidReads = {
  account(visitId: string): {
    readonly charges: readonly { readonly chargeId: string; readonly cancelled: boolean }[];
    readonly due: number;
  };
  allocatedTo(chargeId: string): number;
};

export type FeeCommandReads = VerifiedVisitReads &
  PriceReads &
  SoundClockReads &
  SecondPersonReads &
  PostingsRead & { readonly payments: PaidReads };

/**
 * Enters a tariff version; it waits for a second person's confirmation.
 * @returns the id of the version.
 * @throws LETTER_DATES_IMPOSSIBLE, TARIFF_ALREADY_KNOWN
 */
export function proposeTariff(tx: Transaction, reads: FeeCommandReads, tariff: TariffDocument): string {
  requirePossibleDates(tx, tariff);
  if (reads.fees.isKnown(tariffContent(tariff).sha256)) throw refusal('TARIFF_ALREADY_KNOWN', {});
  const tariffId = tx.newId();
  tx.append(tariffProposed, { tariffId, tariff });
  return tariffId;
}

/**
 * Confirms a version that another person entered, with its prices and changes before the eyes (design.md §7). Where nobody
 * can be the second person it comes into force all the same and says so (D4.1).
 * @throws NOT_FOUND and what requireSecondPerson throws
 */
export function confirmTariff(
  tx: Transaction,
  reads: FeeCommandReads,
  { tariffId, seen }: z.infer<typeof confirmTariffInput>,
): void {
  const { tariff, seen: shown } = reviewTariff(reads, tariffId, tx.day);
  const { proposedBy: first, confirmation, confirmedBy, provinceAt } = tariff;
  const secondBy = confirmedBy ?? provinceAt;
  const toConfirm = { first, confirmed: confirmation !== 'waiting', secondBy, seen: shown };
  const nobodyElse = requireSecondPerson(tx, reads, toConfirm, seen);
  const id = tx.newId();
  tx.append(tariffConfirmed, { id, tariffId, seen, nobodyElse });
}

/**
 * Enters the rate that the competent body set for an item that the tariff leaves open; it waits for a second person.
 * @returns the id of the rate.
 * @throws FEE_ITEM_UNKNOWN, LETTER_DATES_IMPOSSIBLE, ACTION_ALREADY_DONE when the same rate is there
 */
export function proposeExternalRate(
  tx: Transaction,
  reads: FeeCommandReads,
  input: z.infer<typeof externalRateInput>,
): string {
  requirePossibleDates(tx, input);
  const { itemCode, amount, letterNumber, effectiveFrom } = input;
  if (!reads.fees.isExternalItem(itemCode)) throw refusal('FEE_ITEM_UNKNOWN', { item: itemCode });
  const isThere = reads.fees
    .rates()
    .some(
      (rate) =>
        rate.itemCode === itemCode &&
        rate.amount === amount &&
        rate.letterNumber === letterNumber &&
        rate.effectiveFrom === effectiveFrom,
    );
  if (isThere) throw refusal('ACTION_ALREADY_DONE', {});
  const rateId = tx.newId();
  tx.append(externalRateProposed, { rateId, ...input });
  return rateId;
}

/** Confirms a rate that another person entered (D4.8). @throws NOT_FOUND and what requireSecondPerson throws */
export function confirmExternalRate(
  tx: Transaction,
  reads: FeeCommandReads,
  { rateId, seen }: z.infer<typeof confirmRateInput>,
): void {
  const rate = reads.fees.rates().find((known) => known.rateId === rateId);
  if (rate === undefined) throw refusal('NOT_FOUND', { what: 'external_rate' });
  const { proposedBy: first, confirmation, confirmedBy, provinceAt, seen: shown } = rate;
  const secondBy = confirmedBy ?? provinceAt;
  const toConfirm = { first, confirmed: confirmation !== 'waiting', secondBy, seen: shown };
  const nobodyElse = requireSecondPerson(tx, reads, toConfirm, seen);
  tx.append(externalRateConfirmed, { id: tx.newId(), rateId, seen, nobodyElse });
}

/**
 * Notes that the board of today leaves for the printer: a paper that exists is known.
 * @returns the hash of what stands on it.
 * @throws TARIFF_MISSING
 */
export function printBoard(tx: Transaction, reads: PriceReads, paper: BoardPaper): string {
  const board = boardOnDay(reads, tx.day);
  if (board === null) throw refusal('TARIFF_MISSING', { day: tx.day });
  tx.append(boardPrinted, { id: tx.newId(), board: board.sha256, paper });
  return board.sha256;
}

/**
 * Says that the board of today hangs (D5.2): the very one that the person has seen, and one that was printed.
 * @throws TARIFF_MISSING, BOARD_OUT_OF_DATE, BOARD_NOT_PRINTED, ACTION_ALREADY_DONE
 */
export function confirmBoard(
  tx: Transaction,
  reads: PriceReads,
  { sha256 }: z.infer<typeof confirmBoardInput>,
): void {
  const board = boardOnDay(reads, tx.day);
  if (board === null) throw refusal('TARIFF_MISSING', { day: tx.day });
  if (board.sha256 !== sha256) throw refusal('BOARD_OUT_OF_DATE', { title: board.title, code: board.code });
  if (board.hanging !== null) throw refusal('ACTION_ALREADY_DONE', {});
  if (board.printed === null) throw refusal('BOARD_NOT_PRINTED', {});
  tx.append(boardHung, { id: tx.newId(), board: sha256 });
}

function requirePossibleDates(
  tx: Transaction,
  { letterDay, effectiveFrom }: { letterDay: string; effectiveFrom: string },
): void {
  const wrong = impossibleDates({ letterDay, from: effectiveFrom, to: null }, tx.day);
  if (wrong === null) return;
  const field = wrong.field === 'letterDay' ? 'letterDay' : 'effectiveFrom';
  throw refusal('LETTER_DATES_IMPOSSIBLE', { field, why: wrong.why });
}

/**
 * Charges a visit by the tariff in force today (D4); only after the identity check of this very visit (D1.1, D4.9). A
 * further service before the client leaves is charged on purpose (`another`), once what was charged before is paid.
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_NEEDED, FEES_ALREADY_CHARGED,
 * VISIT_NOT_PAID, SANA_NEEDED, REDUCTION_PAPER_NEEDED, REDUCTION_NEEDS_MANAGER, SECTION_NOT_YOURS and what priceInVisit throws
 */
export function chargeFees(
  tx: Transaction,
  reads: FeeCommandReads,
  actor: Person,
  { visitId, lines, another = false }: z.infer<typeof chargeInput>,
): z.infer<typeof chargeOutput> {
  requireSoundClock(tx, reads);
  requireVerifiedVisit(tx, reads, visitId);
  return writeCharge(tx, reads, actor, { visitId, lines, another, kept: [] });
}

/**
 * Charges in the place of one that was taken back: what is right of it as it stood (`kept`), and other services by today's tariff (D4.80).
 * The caller has required the visit.
 */
export function chargeInstead(
  tx: Transaction,
  reads: FeeCommandReads,
  actor: Person,
  charge: Omit<ChargeToWrite, 'another'> & { readonly instead: InPlaceOf },
): z.infer<typeof chargeOutput> {
  requireSoundClock(tx, reads);
  return writeCharge(tx, reads, actor, { ...charge, another: true });
}

/** The charge that was taken back: by which correction, its rials on the POS, and where its visit stood before. */
type InPlaceOf = {
  readonly correctionId: string;
  readonly takenOff: number;
  readonly before: ServiceStatus;
};

type ChargeToWrite = {
  readonly visitId: string;
  readonly lines: z.infer<typeof chargeInput>['lines'];
  readonly another: boolean;
  readonly kept: readonly ChargedLine[];
  readonly instead?: InPlaceOf;
};

function writeCharge(
  tx: Transaction,
  reads: FeeCommandReads,
  actor: Person,
  { visitId, lines, another, kept, instead }: ChargeToWrite,
): z.infer<typeof chargeOutput> {
  const { charges, due } = reads.payments.account(visitId);
  const isBeside = charges.some(({ cancelled }) => !cancelled);
  if (isBeside) {
    if (!another) throw refusal('FEES_ALREADY_CHARGED', {});
    if (due > 0) throw refusal('VISIT_NOT_PAID', { due });
  }
  const requested = lines.map(({ paper, ...line }) => line);
  const { tariffId, lines: priced } = priceInVisit(reads, tx.day, { visitId, lines: requested, kept });
  const tariff = reads.fees.tariff(tariffId);
  const items = tariff?.items ?? [];
  requireServices(
    reads,
    actor,
    tx.day,
    items.filter(({ code }) => requested.some(({ itemCode }) => itemCode === code)),
  );
  const reductions = paperedReductions(tariff ?? {}, lines, actor.role);
  requireSana(reads, visitId, tariffId, requested);
  const chargeId = tx.newId();
  const charged = [...kept, ...priced.map((line) => chargedLineOf(line, items))];
  const total = sumOf(charged);
  const officePosTotal = sumOf(charged.filter(({ channel }) => channel === 'office_pos'));
  tx.append(feeCharged, {
    ...{ chargeId, visitId, tariffId, total, lines: charged },
    ...(isBeside ? { another: true } : {}),
    ...(instead === undefined ? {} : exchangeMarks(instead, officePosTotal)),
  });
  for (const { paper, ...reduction } of reductions) {
    const { document, number, reason } = paper;
    tx.append(
      feeReductionGiven,
      { id: tx.newId(), chargeId, ...reduction, document },
      { number: cleanIdentifier(number), reason: maskCardsInText(reason) },
    );
  }
  return { chargeId, total, officePosTotal };
}

/** What an exchange says of itself: whether what was served is unpaid by it. It pays for nothing. */
function exchangeMarks({ correctionId, takenOff, before }: InPlaceOf, officePosTotal: number) {
  const after = { ...before, due: before.due - takenOff + officePosTotal };
  const isMade = isServedUnpaid(after) && !isServedUnpaid(before);
  return { insteadOf: correctionId, ...(isMade ? { madeUnpaid: true as const } : {}) };
}

const sumOf = (lines: readonly { readonly gross: number }[]): number =>
  lines.reduce((sum, { gross }) => sum + gross, 0);

/**
 * Takes a charge back by a linked correction. Money that was taken has to be reversed first; what was served is for the
 * manager (cancelChargeOfCompletedVisit).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, VISIT_HAS_PAYMENTS, CHARGE_OF_COMPLETED_VISIT, VISIT_OF_OTHER_DAY,
 * DAY_NOT_OPEN, DAY_CLOSED
 */
export function cancelCharge(
  tx: Transaction,
  reads: FeeCommandReads,
  { chargeId, reasonCode }: z.infer<typeof cancelChargeInput>,
): void {
  const charge = requireChargeInForce(tx, reads, chargeId);
  const ending = reads.visits.ending(charge.visitId)?.kind ?? null;
  if (ending === 'completed') throw refusal('CHARGE_OF_COMPLETED_VISIT', {});
  if (ending === null) requireOpenVisit(tx, reads, charge.visitId);
  cancel(tx, reads, charge, reasonCode);
}

/**
 * Takes a charge back after its visit was completed: what was served is no longer paid for, which is a fact of its own. The
 * caller has proved who acts, and that it is the manager (D21.8).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, VISIT_HAS_PAYMENTS, REASON_NEEDED, INPUT_INVALID for a visit that is not
 * completed, DAY_NOT_OPEN, DAY_CLOSED
 */
export function cancelChargeOfCompletedVisit(
  tx: Transaction,
  reads: FeeCommandReads,
  { chargeId, reasonCode, reason }: Omit<z.infer<typeof cancelCompletedChargeInput>, 'password'>,
): void {
  const charge = requireChargeInForce(tx, reads, chargeId);
  const { visitId } = charge;
  if (reads.visits.ending(visitId)?.kind !== 'completed')
    throw refusal('INPUT_INVALID', { fields: ['chargeId'] });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const isUnpaidBefore = isServedUnpaid(serviceStatus(reads, visitId));
  const actId = cancel(tx, reads, charge, reasonCode, isUnpaidBefore ? {} : { madeUnpaid: true });
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'charge_cancelled_after_completion', actId },
    { reason: maskCardsInText(reason) },
  );
}

/** Takes a paid charge back for another one in its place, in the transaction that charges it (D4.80). @returns the correction */
export const takeBackForAnother = (
  tx: Transaction,
  reads: PriceReads,
  charge: { readonly id: string; readonly visitId: string; readonly total: number },
): string => cancel(tx, reads, charge, 'wrong_service');

/** A service that needs Sana is for a client who is registered (A6, D1.7). @throws SANA_NEEDED */
function requireSana(
  reads: FeeCommandReads,
  visitId: string,
  tariffId: string,
  lines: readonly { readonly itemCode: string }[],
): void {
  const needing = reads.fees
    .tariff(tariffId)
    ?.items.find(
      ({ code, needsSana }) => needsSana !== false && lines.some(({ itemCode }) => itemCode === code),
    );
  if (needing !== undefined && !isInSana(reads, visitId))
    throw refusal('SANA_NEEDED', { item: needing.title });
}

/** A charge that was neither cancelled nor paid. @throws NOT_FOUND, ACTION_ALREADY_DONE, VISIT_HAS_PAYMENTS, DAY_NOT_OPEN, DAY_CLOSED */
function requireChargeInForce(tx: Transaction, reads: FeeCommandReads, chargeId: string) {
  const charge = reads.fees.charge(chargeId);
  if (charge === null) throw refusal('NOT_FOUND', { what: 'charge' });
  requireOpenDay(reads, tx.day);
  if (charge.cancelled) throw refusal('ACTION_ALREADY_DONE', {});
  if (reads.payments.allocatedTo(chargeId) > 0) throw refusal('VISIT_HAS_PAYMENTS', {});
  return charge;
}

/** Cancels the unpaid charges of a visit that is being cancelled, in the same transaction. */
export function cancelChargesOfVisit(tx: Transaction, reads: PriceReads, visitId: string): void {
  for (const { chargeId, total, cancelled } of reads.fees.chargesOf(visitId)) {
    if (!cancelled) cancel(tx, reads, { id: chargeId, visitId, total }, 'visit_cancelled');
  }
}

function cancel(
  tx: Transaction,
  { fees }: PriceReads,
  { id: chargeId, visitId, total }: { id: string; visitId: string; total: number },
  reasonCode: (typeof chargeCancelReasons)[number],
  mark: { madeUnpaid?: true } = {},
): string {
  const id = tx.newId();
  const files = fees
    .toFile(visitId)
    .reduce((sum, line) => sum + (line.chargeId === chargeId ? line.units : 0), 0);
  tx.append(feeChargeCancelled, {
    id,
    chargeId,
    visitId,
    total,
    reasonCode,
    ...(files === 0 ? {} : { files }),
    ...mark,
  });
  return id;
}
