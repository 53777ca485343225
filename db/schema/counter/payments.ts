// Designated terminals, POS payments and their reversals (D2, D3). (terminal, RRN) is no UNIQUE constraint: a clash
// between two PCs of the office is an exception for the manager (design.md §2).
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReceiptPaper, ReversalReason, TakenOtherwise } from '#core/counter/payments/contract.ts';
import type {
  AnswerEnd,
  ConnectedBy,
  HowAnswered,
  HowKnown,
  TypedReason,
} from '#core/counter/payments/terminal-sales/contract.ts';
import { factColumns, knowingColumns, rials } from '../columns.ts';

export const terminals = sqliteTable(
  'terminals',
  {
    id: text().primaryKey(),
    terminalId: text().notNull(),
    merchant: text().notNull(),
    psp: text().notNull(),
    validFrom: text().notNull(),
    validTo: text(),
    /** How many digits of a reference number its PSP prints; null: twelve (D2.135). */
    rrnDigits: integer().$type<10>(),
    /** The letter that designates it; null for what the first run enters. */
    letterNumber: text(),
    letterDay: text(),
    ...knowingColumns,
  },
  (t) => [
    index('terminals_terminal').on(t.terminalId),
    check('terminals_form', sql`length(${t.terminalId}) BETWEEN 7 AND 8`),
    check('terminals_rrn_digits', sql`${t.rrnDigits} IS NULL OR ${t.rrnDigits} = 10`),
  ],
);

/** A registration takes payments once it is confirmed; `registrationId` is its row in `terminals`. */
export const terminalConfirmations = sqliteTable(
  'terminal_confirmations',
  { id: text().primaryKey(), registrationId: text().notNull(), ...knowingColumns },
  (t) => [index('terminal_confirmations_registration').on(t.registrationId)],
);

/** The last day on which a terminal may be used, of the registrations whose confirmation it knew. */
export const terminalRetirements = sqliteTable(
  'terminal_retirements',
  {
    id: text().primaryKey(),
    terminalId: text().notNull(),
    lastDay: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('terminal_retirements_terminal').on(t.terminalId)],
);

export const payments = sqliteTable(
  'payments',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    terminalId: text().notNull(),
    rrn: text().notNull(),
    /** Null where the slip does not say it. */
    stan: text(),
    /** First six and last four, or last four only; never a full number. */
    cardMasked: text(),
    amount: rials().notNull(),
    method: text({ enum: ['pos'] }).notNull(),
    knownBy: text().$type<HowKnown>().notNull(),
    /** The request to a connected terminal that it answers. */
    attemptId: text(),
    /** Why the slip of a connected terminal was typed. */
    typedBecause: text().$type<TypedReason>(),
    ...knowingColumns,
  },
  (t) => [
    index('payments_attempt').on(t.attemptId).where(sql`${t.attemptId} IS NOT NULL`),
    index('payments_reference').on(t.rrn, t.terminalId),
    index('payments_visit').on(t.visitId),
    index('payments_day').on(t.day),
    check('payments_amount', sql`${t.amount} > 0`),
    check('payments_method', sql`${t.method} = 'pos'`),
    check('payments_rrn_form', sql`length(${t.rrn}) = 12`),
    check('payments_card_form', sql`length(replace(${t.cardMasked}, '*', '')) <= 10`),
  ],
);

/** How a terminal is connected to the office's network, all three null for one that is not; the newest of the terminal counts. */
export const terminalConnections = sqliteTable(
  'terminal_connections',
  {
    id: text().primaryKey(),
    terminalId: text().notNull(),
    driver: text().$type<ConnectedBy>(),
    host: text(),
    port: integer(),
    ...knowingColumns,
  },
  (t) => [
    index('terminal_connections_terminal').on(t.terminalId),
    check(
      'terminal_connections_whole',
      sql`(${t.driver} IS NULL) = (${t.host} IS NULL) AND (${t.driver} IS NULL) = (${t.port} IS NULL)`,
    ),
  ],
);

/** An amount that is about to be sent to a connected terminal; written before the first byte. */
export const paymentAttempts = sqliteTable(
  'payment_attempts',
  {
    id: text().primaryKey(),
    /** Null of a sale by which a connection was tried. */
    visitId: text(),
    terminalId: text().notNull(),
    /** The office's number of this sale at the terminal; made once, never used again. */
    ownNumber: text().notNull(),
    amount: rials().notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('payment_attempts_visit').on(t.visitId),
    index('payment_attempts_terminal').on(t.terminalId, t.day),
    index('payment_attempts_day').on(t.day),
    check('payment_attempts_amount', sql`${t.amount} > 0`),
  ],
);

/** How an attempt ended, as the terminal said; one attempt may have several. */
export const paymentAnswers = sqliteTable(
  'payment_answers',
  {
    id: text().primaryKey(),
    attemptId: text().notNull(),
    how: text().$type<HowAnswered>().notNull(),
    end: text().$type<AnswerEnd>().notNull(),
    /** The switch's code, or why the result is unknown. */
    reason: text(),
    rrn: text(),
    stan: text(),
    cardMasked: text(),
    rialsTaken: rials(),
    /** Day and time as the terminal printed them. */
    said: text(),
    /** What was read, without the card's middle digits; null where the private part is not here. */
    rawMasked: text(),
    ...knowingColumns,
  },
  (t) => [index('payment_answers_attempt').on(t.attemptId)],
);

/** That a payment pays for something else from now on, since a service was exchanged for another (D4.80). */
export const paymentReallocations = sqliteTable(
  'payment_reallocations',
  {
    id: text().primaryKey(),
    paymentId: text().notNull(),
    visitId: text().notNull(),
    ...factColumns,
  },
  (t) => [index('payment_reallocations_payment').on(t.paymentId)],
);

/** How a payment is spread over fee lines: the sum of what it said itself and of what was moved since, which may be less than nothing. */
export const paymentAllocations = sqliteTable(
  'payment_allocations',
  {
    paymentId: text().notNull(),
    chargeId: text().notNull(),
    line: integer().notNull(),
    /** The payment itself, or the reallocation. */
    saidBy: text().notNull(),
    reallocationId: text(),
    amount: rials().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paymentId, t.chargeId, t.line, t.saidBy] }),
    foreignKey({ columns: [t.paymentId], foreignColumns: [payments.id] }),
    foreignKey({ columns: [t.reallocationId], foreignColumns: [paymentReallocations.id] }),
    index('payment_allocations_line').on(t.chargeId, t.line),
    check('payment_allocations_amount', sql`${t.amount} > 0 OR ${t.reallocationId} IS NOT NULL`),
  ],
);

/** The linked negative record of a payment (برگشت / تراکنش معکوس). */
export const paymentReversals = sqliteTable(
  'payment_reversals',
  {
    id: text().primaryKey(),
    paymentId: text().notNull(),
    amount: rials().notNull(),
    reasonCode: text().$type<ReversalReason>().notNull(),
    note: text(),
    ...factColumns,
  },
  (t) => [
    index('payment_reversals_payment').on(t.paymentId),
    index('payment_reversals_day').on(t.day),
    check('payment_reversals_amount', sql`${t.amount} < 0`),
  ],
);

/** "The client offered cash": refused and recorded (D3). */
export const cashOffers = sqliteTable(
  'cash_offers',
  { id: text().primaryKey(), visitId: text(), ...factColumns },
  (t) => [index('cash_offers_day').on(t.day)],
);

/** Every print of a receipt or of a slip of money that went back; the second and later say which copy they are. */
export const receiptPrints = sqliteTable(
  'receipt_prints',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    isReversal: integer({ mode: 'boolean' }).notNull(),
    ...knowingColumns,
  },
  (t) => [index('receipt_prints_visit').on(t.visitId)],
);

/** The terminal took more (`over`) or less (`under`) than was due; recorded as it was. */
export const paymentDifferences = sqliteTable(
  'payment_differences',
  {
    id: text().primaryKey(),
    paymentId: text().notNull(),
    visitId: text().notNull(),
    kind: text().$type<TakenOtherwise>().notNull(),
    /** Rials between what was taken and what was due, positive. */
    amount: rials().notNull(),
    ...factColumns,
  },
  (t) => [
    index('payment_differences_payment').on(t.paymentId),
    index('payment_differences_day').on(t.day),
    index('payment_differences_kind').on(t.kind, t.lc),
    check('payment_differences_amount', sql`${t.amount} > 0`),
    check('payment_differences_kind', sql`${t.kind} IN ('over', 'under')`),
  ],
);

/** The paper of a PC's receipts; the latest of the PC counts. */
export const receiptPapers = sqliteTable(
  'receipt_papers',
  {
    id: text().primaryKey(),
    paper: text().$type<ReceiptPaper>().notNull(),
    ...factColumns,
  },
  (t) => [index('receipt_papers_device').on(t.device, t.at)],
);
