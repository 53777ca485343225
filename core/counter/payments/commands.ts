// What people do with terminals and payments: POS only, on designated terminals, every RRN once (D2, D3).
import type { z } from 'zod';
import { requireSecondPerson, type SecondPersonReads } from '#core/access/staff/require-second.ts';
import { serviceStatus } from '#core/counter/fees/service-status.ts';
import { requireOwnTerminal } from '#core/counter/handovers/own-terminal.ts';
import type { HandoverReads } from '#core/counter/handovers/queries.ts';
import { isServedUnpaid } from '#core/counter/visits/unpaid-changes.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { impossibleDates } from '#core/foundation/calendar/letter-dates.ts';
import { maskCard, maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { isStan, isTerminalId, keptRrn } from '#core/foundation/identifiers/terminal.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { type OpenDayReads, requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type {
  confirmTerminalInput,
  PrintedReceipt,
  proposeTerminalInput,
  ReceiptPaper,
  recordPaymentInput,
  recordPaymentOutput,
  registerTerminalInput,
  retireTerminalInput,
  reversePaymentInput,
} from './contract.ts';
import {
  cashOffered,
  paymentRecorded,
  paymentReversed,
  paymentTakenOtherwise,
  receiptPaperChosen,
  receiptPrinted,
  terminalConfirmed,
  terminalProposed,
  terminalRegistered,
  terminalRetired,
} from './entries.ts';
import { type ReceiptReads, receiptOf } from './receipt.ts';
import { allocate, spansOverlap } from './rules.ts';
import type { HowKnown, TypedReason } from './terminal-sales/contract.ts';
import { knownAsTyped } from './terminal-sales/typed-slip.ts';

export type PaymentCommandReads = OpenDayReads &
  SoundClockReads &
  ReceiptReads &
  SecondPersonReads & { readonly handovers: HandoverReads };

/**
 * Enters a terminal of the first run, in use at once: there is nobody yet who could be the second person (D2).
 * @throws INPUT_INVALID, LETTER_DATES_IMPOSSIBLE, TERMINAL_ALREADY_REGISTERED when it is registered for one of these days
 */
export function registerTerminal(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: z.infer<typeof registerTerminalInput>,
): void {
  tx.append(terminalRegistered, { id: tx.newId(), ...readTerminal(tx, reads, input, null) });
}

/**
 * Enters a terminal with the letter that designates it (D2); it takes payments once a second person has confirmed it.
 * @returns the id of the registration.
 * @throws INPUT_INVALID, LETTER_DATES_IMPOSSIBLE, TERMINAL_ALREADY_REGISTERED
 */
export function proposeTerminal(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: z.infer<typeof proposeTerminalInput>,
): string {
  const { letterNumber, letterDay } = input;
  const id = tx.newId();
  const terminal = readTerminal(tx, reads, input, letterDay);
  tx.append(terminalProposed, { id, ...terminal, letterNumber, letterDay });
  return id;
}

/**
 * Confirms a terminal that another person entered (D2.4).
 * @throws NOT_FOUND, TERMINAL_ALREADY_REGISTERED and what requireSecondPerson throws
 */
export function confirmTerminal(
  tx: Transaction,
  reads: PaymentCommandReads,
  { registrationId, seen }: z.infer<typeof confirmTerminalInput>,
): void {
  const registration = reads.payments
    .registrations()
    .find((known) => known.registrationId === registrationId);
  if (registration === undefined) throw refusal('NOT_FOUND', { what: 'terminal' });
  const { proposedBy: first, confirmation, confirmedBy, provinceAt, seen: shown } = registration;
  const secondBy = confirmedBy ?? provinceAt;
  const toConfirm = { first, confirmed: confirmation !== 'waiting', secondBy, seen: shown };
  const nobodyElse = requireSecondPerson(tx, reads, toConfirm, seen);
  if (confirmation === 'waiting') requireFreeSpan(reads, registration);
  tx.append(terminalConfirmed, { id: tx.newId(), registrationId, seen, nobodyElse });
}

type Terminal = {
  terminalId: string;
  merchant: string;
  psp: string;
  validFrom: string;
  validTo: string | null;
  rrnDigits?: 10;
};

function readTerminal(
  tx: Transaction,
  reads: PaymentCommandReads,
  { merchant, psp, validFrom, validTo, rrnDigits, ...typed }: z.infer<typeof registerTerminalInput>,
  letterDay: string | null,
): Terminal {
  const terminalId = cleanIdentifier(typed.terminalId);
  if (!isTerminalId(terminalId)) throw refusal('INPUT_INVALID', { fields: ['terminalId'] });
  const wrong = impossibleDates({ letterDay, from: validFrom, to: validTo }, tx.day);
  if (wrong !== null) {
    const field = { letterDay: 'letterDay', from: 'validFrom', to: 'validTo' }[wrong.field];
    throw refusal('LETTER_DATES_IMPOSSIBLE', { field, why: wrong.why });
  }
  const terminal = {
    ...{ terminalId, merchant, psp, validFrom, validTo },
    ...(rrnDigits === undefined ? {} : { rrnDigits }),
  };
  requireFreeSpan(reads, terminal);
  return terminal;
}

function requireFreeSpan(
  reads: PaymentCommandReads,
  terminal: Pick<Terminal, 'terminalId' | 'validFrom' | 'validTo'>,
): void {
  const { terminalId, validFrom: from, validTo: to } = terminal;
  if (reads.payments.spansOf(terminalId).some((other) => spansOverlap({ from, to }, other))) {
    throw refusal('TERMINAL_ALREADY_REGISTERED', { terminal: terminalId });
  }
}

/**
 * Ends a terminal's use after `lastDay`: yesterday (at once) or later. It ends the registrations that this PC knows. Days
 * before keep their terminals, and so does the close of a day that was opened before (D2.14, D2.15).
 * @throws NOT_FOUND, INPUT_INVALID, CLOCK_DOUBTED when it is ended at once
 */
export function retireTerminal(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: z.infer<typeof retireTerminalInput>,
): void {
  const { lastDay } = input;
  const terminalId = cleanIdentifier(input.terminalId);
  const isInUse = reads.payments.designations(terminalId).some(({ to }) => to === null || to > lastDay);
  if (!isInUse) throw refusal('NOT_FOUND', { what: 'terminal' });
  if (!isDay(lastDay) || lastDay < addDays(tx.day, -1))
    throw refusal('INPUT_INVALID', { fields: ['lastDay'] });
  // Which day is yesterday is the clock's word.
  if (lastDay < tx.day) requireSoundClock(tx, reads);
  tx.append(terminalRetired, { id: tx.newId(), terminalId, lastDay });
}

/**
 * The people of the visit are verified, or were when it was charged: what a terminal took after somebody was added is recorded all the
 * same (D1.75). @throws IDENTITY_NEEDED
 */
function requireVerifiedOrCharged(reads: PaymentCommandReads, visitId: string): void {
  const isVerified = reads.identity.latest(visitId)?.outcome === 'verified';
  if (!isVerified && reads.payments.account(visitId).charges.length === 0)
    throw refusal('IDENTITY_NEEDED', {});
}

/**
 * Money can be recorded in the visit on this business day: it is open, or was completed.
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN, IDENTITY_NEEDED
 */
export function requirePayable(tx: Transaction, reads: PaymentCommandReads, visitId: string): void {
  if (reads.visits.visit(visitId) === null) throw refusal('NOT_FOUND', { what: 'visit' });
  requireOpenDay(reads, tx.day);
  const ending = reads.visits.ending(visitId);
  if (ending !== null && ending.kind !== 'completed') throw refusal('VISIT_NOT_OPEN', {});
  requireVerifiedOrCharged(reads, visitId);
}

/**
 * Records a payment from its slip and spreads it over the visit's fee lines. Also for a visit that was completed and whose
 * payment was reversed since: money that was taken is always recorded. What the terminal took beyond what is due is
 * recorded when that is said (`asTaken`), and opens a refund case (D21.9).
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_NOT_OPEN, IDENTITY_NEEDED, TERMINAL_NOT_DESIGNATED,
 * TERMINAL_HANDED_OVER, RRN_INVALID, STAN_INVALID, CARD_INVALID, PAYMENT_IN_PROGRESS, TYPED_SLIP_NEEDS_REASON, RRN_ALREADY_USED,
 * FEES_NOT_CHARGED, PAYMENT_EXCEEDS_DUE
 */
export function recordPayment(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: z.infer<typeof recordPaymentInput>,
): z.infer<typeof recordPaymentOutput> {
  const { visitId, amount, asTaken = false } = input;
  requirePayable(tx, reads, visitId);
  const slip = readSlip(tx, reads, input);
  requireOwnTerminal(reads, tx.actor, slip.terminalId, tx.day);
  const known = knownAsTyped(reads, { ...input, terminalId: slip.terminalId });
  return writePayment(tx, reads, { ...slip, visitId, amount, asTaken }, known);
}

/** How a payment is known (D2.107), and the request that it answers. */
type Known = {
  readonly knownBy: HowKnown;
  readonly attemptId?: string;
  readonly typedBecause?: TypedReason;
};

/**
 * Writes a payment that a slip or a terminal names, and spreads it over the visit's fee lines.
 * @throws RRN_ALREADY_USED, FEES_NOT_CHARGED, PAYMENT_EXCEEDS_DUE
 */
export function writePayment(
  tx: Transaction,
  reads: PaymentCommandReads,
  { visitId, amount, asTaken, ...slip }: Slip & { visitId: string; amount: number; asTaken: boolean },
  known: Known,
): z.infer<typeof recordPaymentOutput> {
  requireUnusedRrn(reads, slip);
  const ending = reads.visits.ending(visitId);
  const account = reads.payments.account(visitId);
  const { charges, due } = account;
  const service = serviceStatus(reads, visitId, { account, ending });
  const inForce = charges.filter(({ cancelled }) => !cancelled);
  if (inForce.length === 0) throw refusal('FEES_NOT_CHARGED', {});
  const over = Math.max(0, amount - Math.max(0, due));
  if (over > 0 && !asTaken) throw refusal('PAYMENT_EXCEEDS_DUE', { due: Math.max(0, due) });
  const lines = inForce.flatMap(({ chargeId, lines: charged }) =>
    charged
      .filter(({ channel }) => channel === 'office_pos')
      .map(({ line, gross }) => ({ chargeId, line, gross })),
  );
  const allocations = allocate(amount - over, lines, reads.payments.allocationsInForce(visitId));
  const paymentId = tx.newId();
  const settlesServed =
    isServedUnpaid(service) && !isServedUnpaid({ ...service, due: due - (amount - over) });
  tx.append(paymentRecorded, {
    paymentId,
    visitId,
    ...slip,
    amount,
    allocations,
    ...known,
    ...(settlesServed ? { settlesServed } : {}),
  });
  if (over > 0) {
    tx.append(paymentTakenOtherwise, { id: tx.newId(), paymentId, visitId, kind: 'over', amount: over });
  }
  return { paymentId, due: Math.max(0, due - amount) };
}

/**
 * Takes a payment back by a linked record of today, whatever the day of the payment. The caller has proved who acts
 * (D11.3).
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, PAYMENT_ALREADY_REVERSED
 */
export function reversePayment(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: Omit<z.infer<typeof reversePaymentInput>, 'password'>,
): string {
  const { paymentId, reasonCode, note } = input;
  const payment = reads.payments.payment(paymentId);
  if (payment === null) throw refusal('NOT_FOUND', { what: 'payment' });
  requireOpenDay(reads, tx.day);
  if (payment.reversal !== null) throw refusal('PAYMENT_ALREADY_REVERSED', {});
  const reversalId = tx.newId();
  const { visitId, amount, over } = payment;
  const service = serviceStatus(reads, visitId);
  const isUnpaid = isServedUnpaid({ ...service, due: service.due + amount - over });
  tx.append(
    paymentReversed,
    {
      reversalId,
      paymentId,
      visitId,
      amount,
      reasonCode,
      ...(service.isCompleted
        ? { afterCompletion: true, madeUnpaid: isUnpaid && !isServedUnpaid(service) }
        : {}),
    },
    { note: maskCardsInText(note) },
  );
  return reversalId;
}

/** "The client offered cash" (D3.1): one key, at any hour, with or without a visit. @throws NOT_FOUND */
export function recordCashOffer(tx: Transaction, reads: PaymentCommandReads, visitId: string | null): string {
  if (visitId !== null && reads.visits.visit(visitId) === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const id = tx.newId();
  tx.append(cashOffered, { id, visitId });
  return id;
}

/**
 * Notes a print of a visit's receipt; nothing is printed while money is due, but that it went back (D1.2).
 * @returns the number of the copy, from 1, and the paper that this PC prints on now.
 * @throws NOT_FOUND, IDENTITY_NEEDED, FEES_NOT_CHARGED, VISIT_NOT_PAID
 */
export function printReceipt(tx: Transaction, reads: PaymentCommandReads, visitId: string): PrintedReceipt {
  const { account, printsBefore, isReversal, paper } = receiptOf(reads, tx.device, visitId);
  const isNothing = account.payments.length === 0 && account.charges.every(({ cancelled }) => cancelled);
  if (isNothing) throw refusal('FEES_NOT_CHARGED', {});
  if (account.due > 0 && !isReversal) throw refusal('VISIT_NOT_PAID', { due: account.due });
  tx.append(receiptPrinted, { id: tx.newId(), visitId, isReversal });
  return { copy: printsBefore + 1, paper };
}

/** Chooses the paper on which this PC prints its receipts. */
export function chooseReceiptPaper(tx: Transaction, paper: ReceiptPaper): void {
  tx.append(receiptPaperChosen, { id: tx.newId(), paper });
}

type Slip = { terminalId: string; rrn: string; stan: string | null; cardMasked: string | null };

/** The numbers of a slip: its RRN as its terminal prints it (D2.135), and what else of it can be read (D2.80). */
function readSlip(
  tx: Transaction,
  reads: PaymentCommandReads,
  input: z.infer<typeof recordPaymentInput>,
): Slip {
  const terminalId = cleanIdentifier(input.terminalId);
  if (!reads.payments.isDesignated(terminalId, tx.day)) {
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  }
  const digits = reads.payments.rrnDigitsOf(terminalId, tx.day);
  const rrn = keptRrn(cleanIdentifier(input.rrn), digits);
  if (rrn === null) throw refusal('RRN_INVALID', { digits });
  const typedStan = cleanIdentifier(input.stan);
  const stan = typedStan === '' ? null : typedStan;
  if (stan !== null && !isStan(stan)) throw refusal('STAN_INVALID', {});
  const isCardThere = input.card.trim() !== '';
  const cardMasked = isCardThere ? maskCard(input.card) : null;
  if (isCardThere && cardMasked === null) throw refusal('CARD_INVALID', {});
  return { terminalId, rrn, stan, cardMasked };
}

/** A slip pays once, even when its payment was reversed (D2.2). */
function requireUnusedRrn(reads: PaymentCommandReads, { terminalId, rrn }: Slip): void {
  const used = reads.payments.firstWith(terminalId, rrn);
  if (used === null) return;
  const { visitId, at, amount } = used;
  const visit = reads.visits.visit(visitId);
  const visitNumber = visit === null ? '' : `${visit.deskNumber}-${visit.number}`;
  throw refusal('RRN_ALREADY_USED', { rrn, visitId, visitNumber, at, amount });
}
