// Reads of payments, reversals and a visit's account. Amounts are integer rials.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import { noHead } from '#core/foundation/wire/receipt-code.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  paymentAllocations,
  paymentDifferences,
  paymentReversals,
  payments,
  receiptPapers,
  receiptPrints,
} from '#db/schema/counter/payments.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { journal, streams } from '#db/schema/journal/journal.ts';
import { chargedOf, overOf, paidOf } from './account-statements.ts';
import type { AccountView, PaymentView, ReceiptPaperChoice } from './contract.ts';
import type { Allocation } from './rules.ts';
import { terminalReads } from './terminal-queries.ts';
import { terminalSaleReads } from './terminal-sales/queries.ts';

/** A print of a receipt: when, at which PC, the number of its entry there, and the first eight bytes of the chain's head at it, hex. */
export type ReceiptPrint = {
  readonly at: string;
  readonly device: string;
  readonly seq: number;
  readonly head: string;
};
const headOf = (hash: string): string => hash.slice(0, noHead.length);

export type PaymentReads = ReturnType<typeof paymentReads>;

/** A payment as the day close sees it; `allocated` is the sum of its parts on fee lines. */
export type DayPayment = PaymentView & { readonly day: string; readonly allocated: number };

/** The first reversal of a payment: two PCs may both have reversed it, and it falls once. */
const isFirstReversal = isFirst(paymentReversals, paymentReversals.paymentId);
const allocatedOf = sql<number>`(
  SELECT coalesce(sum(a.amount), 0) FROM payment_allocations a WHERE a.payment_id = payments.id)`;
/** A payment's own parts, and those that were moved since. */
const allocatedInAll = sql<number>`sum(${paymentAllocations.amount})`;
const isReversed = sql`EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = payment_allocations.payment_id)`;

const paymentColumns = {
  paymentId: payments.id,
  visitId: payments.visitId,
  terminalId: payments.terminalId,
  rrn: payments.rrn,
  stan: payments.stan,
  cardMasked: payments.cardMasked,
  amount: payments.amount,
  over: sql<number>`${overOf('payments.id')}`,
  at: payments.at,
  device: payments.device,
  by: payments.actor,
  day: payments.day,
  allocated: allocatedOf,
  reversalId: paymentReversals.id,
  reversalReason: paymentReversals.reasonCode,
  reversalAt: paymentReversals.at,
  reversalDevice: paymentReversals.device,
  reversalBy: paymentReversals.actor,
};

const id = sql.placeholder('id');
const day = sql.placeholder('day');

/** Statements of payments with their reversals, and of what a visit owes. */
function singlePaymentStatements(orm: Orm) {
  const withReversal = (where: SQL) =>
    orm
      .select(paymentColumns)
      .from(payments)
      .leftJoin(paymentReversals, and(eq(paymentReversals.paymentId, payments.id), isFirstReversal))
      .where(where)
      .orderBy(...inOrder(payments))
      .prepare();
  return {
    payment: once(() => withReversal(eq(payments.id, id))),
    ofVisit: once(() => withReversal(eq(payments.visitId, id))),
    balance: once(() =>
      orm.select({ charged: chargedOf, paid: paidOf }).from(visits).where(eq(visits.id, id)).prepare(),
    ),
    ofDay: once(() => withReversal(eq(payments.day, day))),
    firstWith: once(() =>
      orm
        .select()
        .from(payments)
        .where(and(eq(payments.terminalId, sql.placeholder('terminalId')), eq(payments.rrn, id)))
        .orderBy(...inOrder(payments))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Statements of the parts of payments on fee lines, and of what was reversed. */
function allocationStatements(orm: Orm) {
  return {
    allocationsInForce: once(() =>
      orm
        .select({
          chargeId: paymentAllocations.chargeId,
          line: paymentAllocations.line,
          amount: allocatedInAll,
        })
        .from(payments)
        .innerJoin(paymentAllocations, eq(paymentAllocations.paymentId, payments.id))
        .where(and(eq(payments.visitId, id), sql`NOT ${isReversed}`))
        .groupBy(payments.id, paymentAllocations.chargeId, paymentAllocations.line)
        .having(sql`${allocatedInAll} > 0`)
        .prepare(),
    ),
    partsOnCharge: once(() =>
      orm
        .select({
          paymentId: paymentAllocations.paymentId,
          line: paymentAllocations.line,
          amount: allocatedInAll,
        })
        .from(paymentAllocations)
        .where(and(eq(paymentAllocations.chargeId, id), sql`NOT ${isReversed}`))
        .groupBy(paymentAllocations.paymentId, paymentAllocations.line)
        .having(sql`${allocatedInAll} > 0`)
        .prepare(),
    ),
    acceptedUnder: once(() =>
      orm
        .select({ total: sql<number>`coalesce(sum(${paymentDifferences.amount}), 0)` })
        .from(payments)
        .innerJoin(paymentDifferences, eq(paymentDifferences.paymentId, payments.id))
        .where(and(eq(payments.visitId, id), eq(paymentDifferences.kind, 'under')))
        .prepare(),
    ),
    allocatedToCharge: once(() =>
      orm
        .select({ total: sql<number>`coalesce(sum(${paymentAllocations.amount}), 0)` })
        .from(paymentAllocations)
        .where(and(eq(paymentAllocations.chargeId, id), sql`NOT ${isReversed}`))
        .prepare(),
    ),
    reversalsOfDay: once(() =>
      orm
        .select({
          reversalId: paymentReversals.id,
          paymentId: paymentReversals.paymentId,
          /** Rials, negative. */
          amount: paymentReversals.amount,
          reasonCode: paymentReversals.reasonCode,
          note: paymentReversals.note,
          at: paymentReversals.at,
          by: paymentReversals.actor,
          visitId: payments.visitId,
          terminalId: payments.terminalId,
          rrn: payments.rrn,
          stan: payments.stan,
          cardMasked: payments.cardMasked,
          paymentDay: payments.day,
        })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .where(and(eq(paymentReversals.day, day), isFirstReversal))
        .orderBy(...inOrder(paymentReversals))
        .prepare(),
    ),
    allocatedByTerminal: once(() =>
      orm
        .select({ terminalId: payments.terminalId, total: sql<number>`sum(${paymentAllocations.amount})` })
        .from(payments)
        .innerJoin(paymentAllocations, eq(paymentAllocations.paymentId, payments.id))
        .where(eq(payments.day, day))
        .groupBy(payments.terminalId)
        .prepare(),
    ),
    reversedByTerminal: once(() =>
      orm
        .select({ terminalId: payments.terminalId, total: sql<number>`sum(${paymentAllocations.amount})` })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .innerJoin(paymentAllocations, eq(paymentAllocations.paymentId, payments.id))
        .where(and(eq(paymentReversals.day, day), isFirstReversal))
        .groupBy(payments.terminalId)
        .prepare(),
    ),
  };
}

/** Statements of receipts that were printed, and of the paper for them. */
function receiptStatements(orm: Orm) {
  return {
    prints: once(() =>
      orm
        .select({
          at: receiptPrints.at,
          isReversal: receiptPrints.isReversal,
          device: receiptPrints.device,
          seq: receiptPrints.seq,
          hash: journal.hash,
        })
        .from(receiptPrints)
        .leftJoin(
          journal,
          and(
            eq(journal.device, receiptPrints.device),
            eq(journal.epoch, receiptPrints.epoch),
            eq(journal.seq, receiptPrints.seq),
          ),
        )
        .where(eq(receiptPrints.visitId, id))
        .orderBy(...inOrder(receiptPrints))
        .prepare(),
    ),
    headsAt: once(() =>
      orm
        .select({ hash: journal.hash })
        .from(streams)
        .innerJoin(
          journal,
          and(
            eq(journal.device, streams.device),
            eq(journal.epoch, streams.epoch),
            eq(journal.seq, sql.placeholder('seq')),
          ),
        )
        .where(eq(streams.device, sql.placeholder('device')))
        .prepare(),
    ),
    paper: once(() =>
      orm
        .select({ paper: receiptPapers.paper, at: receiptPapers.at, by: receiptPapers.actor })
        .from(receiptPapers)
        .where(eq(receiptPapers.device, id))
        .orderBy(...newestFirst(receiptPapers))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function paymentStatements(orm: Orm) {
  return { ...singlePaymentStatements(orm), ...allocationStatements(orm), ...receiptStatements(orm) };
}

type PaymentRow = ReturnType<ReturnType<ReturnType<typeof paymentStatements>['payment']>['all']>[number];

function toDayPayment(row: PaymentRow): DayPayment {
  const { reversalId, reversalReason, reversalAt, reversalDevice, reversalBy, ...payment } = row;
  const reversal =
    reversalId === null || reversalReason === null || reversalAt === null || reversalDevice === null
      ? null
      : {
          reversalId,
          reasonCode: reversalReason,
          at: reversalAt,
          device: reversalDevice,
          by: reversalBy,
        };
  return { ...payment, reversal };
}

function toView(row: PaymentRow): PaymentView {
  const { day, allocated, ...view } = toDayPayment(row);
  return view;
}

/** Prepares the reads of this duty. */
export function paymentReads(
  orm: Orm,
  fees: Pick<FeeReads, 'chargesOf'>,
  staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>,
) {
  const statements = paymentStatements(orm);

  return {
    ...terminalReads(orm, staff),
    ...terminalSaleReads(orm),
    payment(paymentId: string): PaymentView | null {
      const row = statements.payment().get({ id: paymentId });
      return row === undefined ? null : toView(row);
    },
    /** The first payment with this terminal and RRN, reversed or not. */
    firstWith: (terminalId: string, rrn: string) =>
      statements.firstWith().get({ terminalId, id: rrn }) ?? null,
    /** What a visit owes and has paid on the POS; an unknown visit owes nothing. */
    account(visitId: string): AccountView {
      const charges = fees.chargesOf(visitId);
      const paid = statements.ofVisit().all({ id: visitId }).map(toView);
      const balance = statements.balance().get({ id: visitId }) ?? { charged: 0, paid: 0 };
      return { charges, payments: paid, ...balance, due: balance.charged - balance.paid };
    },
    /** Parts of a visit's payments that still stand. */
    allocationsInForce: (visitId: string): Allocation[] =>
      statements.allocationsInForce().all({ id: visitId }),
    /** Rials that were due in a visit when the manager completed it all the same; 0 where it was not. */
    acceptedUnder: (visitId: string): number => statements.acceptedUnder().get({ id: visitId })?.total ?? 0,
    /** What of each payment that still stands pays for the lines of a charge. */
    partsOnCharge: (chargeId: string) => statements.partsOnCharge().all({ id: chargeId }),
    /** Rials of payments that still stand on a charge. */
    allocatedTo: (chargeId: string): number =>
      statements.allocatedToCharge().get({ id: chargeId })?.total ?? 0,
    /** Payments recorded on a business day, oldest first. */
    ofDay: (day: string): DayPayment[] => statements.ofDay().all({ day }).map(toDayPayment),
    /** Reversals recorded on a business day with the payments they take back, also of earlier days. */
    reversalsOfDay: (day: string) => statements.reversalsOfDay().all({ day }),
    /** Rials of fee lines paid on a business day by terminal, less those whose payment was reversed on it. */
    allocatedByTerminal(day: string): Record<string, number> {
      const totals: Record<string, number> = {};
      for (const { terminalId, total } of statements.allocatedByTerminal().all({ day })) {
        totals[terminalId] = total;
      }
      for (const { terminalId, total } of statements.reversedByTerminal().all({ day })) {
        totals[terminalId] = (totals[terminalId] ?? 0) - total;
      }
      return totals;
    },
    /** The prints of a visit's receipt, or of the slip of its money that went back, oldest first, each with the place of its entry. */
    prints: (visitId: string, isReversal: boolean): ReceiptPrint[] =>
      statements
        .prints()
        .all({ id: visitId })
        .filter((print) => print.isReversal === isReversal)
        .map(({ at, device, seq, hash }) => ({ at, device, seq, head: headOf(hash ?? noHead) })),
    /** The heads of a device's entries with this number, of each of its epochs, as a receipt's code has them. */
    headsAt: (device: string, seq: number): string[] =>
      statements
        .headsAt()
        .all({ device, seq })
        .map(({ hash }) => headOf(hash)),
    /** Whether anything of a visit's money was ever printed. */
    isPrinted: (visitId: string): boolean => statements.prints().all({ id: visitId }).length > 0,
    /** The paper that a PC prints its receipts on, as it was chosen last; null before that. */
    paperOf(deviceId: string): ReceiptPaperChoice | null {
      const row = statements.paper().get({ id: deviceId });
      return row === undefined ? null : { paper: row.paper, chosenAt: row.at, byName: staff.nameOf(row.by) };
    },
  };
}
