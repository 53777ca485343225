// Payments and reversals as the settlement sees them, by business day or one by one. Amounts are integer rials.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { RecordedPayment } from '#core/foundation/settlement/matching/shapes.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isBefore, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { paymentReversals, payments } from '#db/schema/counter/payments.ts';

/** A payment or reversal with the rials of fee lines that it counts for in the day's charged total, signed. */
export type Money = { readonly payment: RecordedPayment; readonly charged: number };

const allocatedOf = sql<number>`(
  SELECT coalesce(sum(a.amount), 0) FROM payment_allocations a WHERE a.payment_id = payments.id)`;
const isReversed = sql<number>`EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = payments.id)`;
/** What payments before this one already paid of a fee line and still stands. */
const paidBefore = sql`(
  SELECT coalesce(sum(o.amount), 0) FROM payment_allocations o JOIN payments q ON q.id = o.payment_id
  WHERE o.charge_id = a.charge_id AND o.line = a.line AND ${isBefore('q', 'payments')}
    AND NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = q.id))`;
/** What was still due when the visit was completed all the same: the terminal took less than was charged. */
const underOf = sql`(
  SELECT coalesce(sum(d.amount), 0) FROM payment_differences d WHERE d.payment_id = payments.id AND d.kind = 'under')`;
/**
 * Rials of fee lines that stand behind a payment: two PCs may have taken the same line's money twice, or one cancelled
 * what the other was paid. Null while a line is not known here.
 */
const coveredOf = sql<number | null>`(
  SELECT CASE WHEN count(l.gross) < count(*) THEN NULL ELSE coalesce(sum(
    CASE WHEN EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = a.charge_id) THEN 0
      ELSE max(0, min(a.amount, l.gross - ${paidBefore})) END), 0) + ${underOf} END
  FROM payment_allocations a LEFT JOIN fee_lines l ON l.charge_id = a.charge_id AND l.line = a.line
  WHERE a.payment_id = payments.id)`;
/** Two PCs may both have reversed a payment, and it falls once. */
const isFirstReversal = isFirst(paymentReversals, paymentReversals.paymentId);

const slip = {
  visitId: payments.visitId,
  terminalId: payments.terminalId,
  rrn: payments.rrn,
  stan: payments.stan,
  cardMasked: payments.cardMasked,
  allocated: allocatedOf,
};

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function moneyStatements(orm: Orm) {
  const paid = (where: SQL) =>
    orm
      .select({
        ...slip,
        id: payments.id,
        amount: payments.amount,
        at: payments.at,
        day: payments.day,
        covered: coveredOf,
        reversed: isReversed,
      })
      .from(payments)
      .where(where)
      .orderBy(...inOrder(payments))
      .prepare();
  const reversals = (where: SQL) =>
    orm
      .select({
        ...slip,
        id: paymentReversals.id,
        amount: paymentReversals.amount,
        at: paymentReversals.at,
        day: paymentReversals.day,
        reversalOf: paymentReversals.paymentId,
      })
      .from(paymentReversals)
      .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
      .where(and(where, isFirstReversal))
      .orderBy(...inOrder(paymentReversals))
      .prepare();
  const id = sql.placeholder('id');
  const day = sql.placeholder('day');
  return {
    payment: once(() => paid(eq(payments.id, id))),
    paymentsOfDay: once(() => paid(eq(payments.day, day))),
    reversal: once(() => reversals(eq(paymentReversals.id, id))),
    reversalsOfDay: once(() => reversals(eq(paymentReversals.day, day))),
  };
}

type Statements = ReturnType<typeof moneyStatements>;
type PaidRow = ReturnType<ReturnType<Statements['payment']>['all']>[number];
type ReversedRow = ReturnType<ReturnType<Statements['reversal']>['all']>[number];

function ofPayment({ allocated, covered, reversed, ...row }: PaidRow): Money {
  const isReversed = reversed === 1;
  return {
    payment: {
      ...row,
      charged: isReversed ? null : covered,
      lateFor: null,
      reversalOf: null,
      state: isReversed ? 'reversed' : 'recorded',
    },
    charged: isReversed ? allocated : (covered ?? allocated),
  };
}

/** A reversal has the numbers of the payment that it reverses. */
function ofReversal({ allocated, ...row }: ReversedRow): Money {
  return {
    payment: { ...row, charged: null, lateFor: null, state: 'recorded' },
    charged: -allocated,
  };
}

export function moneyReads(orm: Orm) {
  const statements = moneyStatements(orm);
  return {
    /** Payments and reversals recorded on a business day, oldest first. */
    moneyOfDay: (day: string): Money[] => [
      ...statements.paymentsOfDay().all({ day }).map(ofPayment),
      ...statements.reversalsOfDay().all({ day }).map(ofReversal),
    ],
    /** One payment or reversal, or null. */
    money(id: string): Money | null {
      const paid = statements.payment().get({ id });
      if (paid !== undefined) return ofPayment(paid);
      const reversed = statements.reversal().get({ id });
      return reversed === undefined ? null : ofReversal(reversed);
    },
  };
}
