// What is written of sales on connected terminals: the connection, the request before the first byte, the answer after it (D2.105–D2.107).
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { requireOwnTerminal } from '#core/counter/handovers/own-terminal.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { isStan } from '#core/foundation/identifiers/terminal.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { answerRrn, believed } from '#core/foundation/terminals/answer.ts';
import type {
  InquiryEnd,
  Sale,
  TerminalAnswer,
  TerminalConnection,
} from '#core/foundation/terminals/port.ts';
import { isPrivateAddress } from '#core/foundation/terminals/private-address.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { type PaymentCommandReads, requirePayable, writePayment } from '../commands.ts';
import { paymentAnswered, paymentRequested, terminalConnected } from '../entries.ts';
import type {
  AnswerEnd,
  askTerminalInput,
  Connection,
  connectTerminalInput,
  HowAnswered,
} from './contract.ts';
import { type Attempt, ownNumberOf, sendingRefusal, spelled, stateOfAttempt } from './rules.ts';

/** A connection as it was typed. @throws TERMINAL_ADDRESS_NOT_PRIVATE */
export function readConnection({ host: typed, ...rest }: Connection): Connection {
  const host = cleanIdentifier(typed);
  if (!isPrivateAddress(host)) throw refusal('TERMINAL_ADDRESS_NOT_PRIVATE', {});
  return { ...rest, host };
}

/**
 * Connects a designated terminal, changes where it is asked, or disconnects it: each with a colleague beside, since whatever answers
 * at an address speaks of money (D20.105). A demonstration takes none, and its people met this morning: it needs no colleague.
 * @throws TERMINAL_NOT_DESIGNATED, TERMINAL_ADDRESS_NOT_PRIVATE, ACTION_ALREADY_DONE and what recordLoosening throws
 */
export function connectTerminal(
  tx: Transaction,
  reads: LooseningReads & Pick<PaymentCommandReads, 'payments'>,
  input: Omit<z.infer<typeof connectTerminalInput>, 'beside'>,
  word: BesideWord | null,
): void {
  const terminalId = cleanIdentifier(input.terminalId);
  if (!reads.payments.isDesignated(terminalId, tx.day))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  const connection = input.connection === null ? null : readConnection(input.connection);
  const before = spelled(reads.payments.connectionOf(terminalId));
  const after = spelled(connection);
  if (before === after) throw refusal('ACTION_ALREADY_DONE', {});
  const [id, control] = [tx.newId(), 'terminal_connection' as const];
  if (!tx.device.demo)
    recordLoosening(tx, reads, word, {
      ...{ control, settingId: id, about: terminalId, title: null },
      ...{ before, after },
    });
  tx.append(terminalConnected, { id, terminalId, connection });
}

/** A sale that is about to be sent: written, and not asked yet. */
export type BegunSale = { readonly attemptId: string; readonly to: TerminalConnection; readonly sale: Sale };

/**
 * Writes that what is due in a visit goes to a connected terminal, with a number of its own, before anything is sent (D2.105). One
 * request of a terminal is open in the whole office, and one of a visit.
 * @throws what requirePayable throws, TERMINAL_NOT_DESIGNATED, TERMINAL_HANDED_OVER, TERMINAL_NOT_CONNECTED, FEES_NOT_CHARGED,
 * PAYMENT_EXCEEDS_DUE while nothing is due, PAYMENT_IN_PROGRESS, TERMINAL_BUSY, TERMINAL_RESULT_UNKNOWN
 */
export function beginSale(
  tx: Transaction,
  reads: PaymentCommandReads,
  { visitId, ...input }: z.infer<typeof askTerminalInput>,
): BegunSale {
  requirePayable(tx, reads, visitId);
  const terminalId = cleanIdentifier(input.terminalId);
  if (!reads.payments.isDesignated(terminalId, tx.day))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  requireOwnTerminal(reads, tx.actor, terminalId, tx.day);
  if (reads.payments.connectionOf(terminalId) === null)
    throw refusal('TERMINAL_NOT_CONNECTED', { terminal: terminalId });
  const { charges, due } = reads.payments.account(visitId);
  if (charges.every(({ cancelled }) => cancelled)) throw refusal('FEES_NOT_CHARGED', {});
  if (due <= 0) throw refusal('PAYMENT_EXCEEDS_DUE', { due: 0 });
  requireNothingOnItsWay(reads, visitId);
  return requestSale(tx, reads.payments, { terminalId, visitId, amount: due });
}

/** Rials of the sale by which a connection is tried: the smallest amount that terminals take. */
const trialRials = 10_000;

/**
 * Writes that a small amount goes to a connected terminal, to be cancelled there: it belongs to no visit and pays for nothing (D2.150).
 * @throws what requireOpenDay throws, TERMINAL_NOT_DESIGNATED, TERMINAL_HANDED_OVER, TERMINAL_NOT_CONNECTED, TERMINAL_BUSY, TERMINAL_RESULT_UNKNOWN
 */
export function beginTrial(tx: Transaction, reads: PaymentCommandReads, typed: string): BegunSale {
  const { payments } = reads;
  requireOpenDay(reads, tx.day);
  const terminalId = cleanIdentifier(typed);
  if (!payments.isDesignated(terminalId, tx.day))
    throw refusal('TERMINAL_NOT_DESIGNATED', { terminal: terminalId });
  requireOwnTerminal(reads, tx.actor, terminalId, tx.day);
  return requestSale(tx, payments, { terminalId, visitId: null, amount: trialRials });
}

/** @throws TERMINAL_NOT_CONNECTED, TERMINAL_BUSY, TERMINAL_RESULT_UNKNOWN */
function requestSale(
  tx: Transaction,
  payments: PaymentCommandReads['payments'],
  asked: { readonly terminalId: string; readonly visitId: string | null; readonly amount: number },
): BegunSale {
  const { terminalId, amount } = asked;
  const connection = payments.connectionOf(terminalId);
  if (connection === null) throw refusal('TERMINAL_NOT_CONNECTED', { terminal: terminalId });
  refuse(sendingRefusal(payments.attemptsOnTerminal(terminalId, tx.day), tx.day));
  const attemptId = tx.newId();
  const ownNumber = ownNumberOf(tx.randomBytes(8));
  tx.append(paymentRequested, { attemptId, ...asked, ownNumber });
  return { attemptId, to: { ...connection, terminalId }, sale: { ownNumber, rials: amount } };
}

/** No money of the visit is being taken, or was taken and is not recorded (D2.105). @throws PAYMENT_IN_PROGRESS */
export function requireNothingOnItsWay(
  { payments }: { readonly payments: Pick<PaymentCommandReads['payments'], 'attemptsOfVisit'> },
  visitId: string,
): void {
  const open = payments
    .attemptsOfVisit(visitId)
    .find((attempt) => ['asked', 'approved'].includes(stateOfAttempt(attempt)));
  if (open !== undefined) throw refusal('PAYMENT_IN_PROGRESS', { terminal: open.terminalId });
}

type Ended = { end: AnswerEnd; reason: string | null; answer: TerminalAnswer | undefined };

/** What an end says of the sale; null where it is not over. That an inquiry was not sent says nothing of the sale. */
function endedOf(attempt: Attempt, how: HowAnswered, told: InquiryEnd): Ended | null {
  const { ownNumber, amount: rials, terminalId } = attempt;
  const end = believed({ ownNumber, rials }, terminalId, told);
  switch (end.end) {
    case 'in_progress':
      return null;
    case 'cannot_ask':
      return { end: 'unknown', reason: 'cannot_ask', answer: undefined };
    case 'not_recorded':
      return { end: 'not_recorded', reason: null, answer: undefined };
    case 'not_sent':
      return { end: how === 'inquiry' ? 'unknown' : 'not_sent', reason: end.reason, answer: undefined };
    case 'unknown':
      return { end: 'unknown', reason: end.reason, answer: end.answer };
    default:
      return { end: end.end, reason: end.answer?.code ?? null, answer: end.answer };
  }
}

/**
 * Writes how a sale ended, and the payment of an approval (D2.107). A reference number that pays already is no approval. Where the
 * payment cannot be recorded, the day is closed or the visit was cancelled, the answer stands alone and the money stays open (D21.105).
 */
export function recordAnswer(
  tx: Transaction,
  reads: PaymentCommandReads,
  { attemptId, how, told }: { attemptId: string; how: HowAnswered; told: InquiryEnd },
): void {
  const attempt = reads.payments.attempt(attemptId);
  if (attempt === null) return;
  const ended = notPaidBefore(reads, attempt, endedOf(attempt, how, told));
  if (ended === null) return;
  // What was said before is not said again; an approval that could not be recorded is tried anew.
  if (attempt.answers.at(-1) !== ended.end) appendAnswer(tx, attemptId, how, ended);
  const { answer } = ended;
  const rrn = answer === undefined ? null : answerRrn(answer);
  const { visitId } = attempt;
  if (ended.end !== 'approved' || attempt.isPaid || answer === undefined || rrn === null) return;
  // What a trial took all the same pays for nothing, and stays open (D2.150).
  if (visitId === null) return;
  try {
    requirePayable(tx, reads, visitId);
    writePayment(
      tx,
      reads,
      {
        ...{
          visitId,
          terminalId: attempt.terminalId,
          amount: attempt.amount,
          asTaken: true,
        },
        ...{ rrn, stan: stanOf(answer), cardMasked: cardOf(answer) },
      },
      { knownBy: how === 'answer' ? 'terminal_answer' : 'terminal_inquiry', attemptId },
    );
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** An approval under a reference number that pays for something else is unknown: it may be an answer that came twice. */
function notPaidBefore(reads: PaymentCommandReads, attempt: Attempt, ended: Ended | null): Ended | null {
  const rrn = ended?.end !== 'approved' || ended.answer === undefined ? null : answerRrn(ended.answer);
  if (ended === null || rrn === null) return ended;
  const used = reads.payments.firstWith(attempt.terminalId, rrn);
  if (used === null || used.attemptId === attempt.attemptId) return ended;
  return { end: 'unknown', reason: 'rrn_used', answer: ended.answer };
}

const cut = (text: string | undefined): string | null => (text === undefined ? null : text.slice(0, 40));
const stanOf = ({ stan }: TerminalAnswer): string | null =>
  stan !== undefined && isStan(stan) ? stan : null;

/** First six and last four, or the last four alone, as far as the terminal says them. */
function cardOf({ cardFirst6, cardLast4 }: TerminalAnswer): string | null {
  if (cardLast4 === undefined || !/^\d{4}$/.test(cardLast4)) return null;
  return cardFirst6 !== undefined && /^\d{6}$/.test(cardFirst6)
    ? `${cardFirst6}******${cardLast4}`
    : cardLast4;
}

function appendAnswer(
  tx: Transaction,
  attemptId: string,
  how: HowAnswered,
  { end, reason, answer }: Ended,
): void {
  const said = [answer?.saidDay, answer?.saidTime].filter((part) => part !== undefined).join(' ');
  tx.append(
    paymentAnswered,
    {
      ...{ id: tx.newId(), attemptId, how, end },
      reason: cut(reason ?? undefined),
      rrn: cut(answer?.rrn),
      stan: cut(answer?.stan),
      cardMasked: answer === undefined ? null : cardOf(answer),
      rialsTaken: rialsSchema.safeParse(answer?.rialsTaken).data ?? null,
      said: said === '' ? null : said.slice(0, 40),
    },
    { rawMasked: maskCardsInText(answer?.rawMasked ?? '').slice(0, 4_000) },
  );
}
