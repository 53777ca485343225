// What was served on a day and not paid for: facts of their own, for the close, the sheet and the province (D19, D21).
import { eq, sql } from 'drizzle-orm';
import {
  chargedOf,
  mostChargedOf,
  paidOf,
  payingPart,
  posGrossInsteadOf,
  posGrossOf,
} from '#core/counter/payments/account-statements.ts';
import type { ServedUnpaid } from '#core/counter/visits/contract.ts';
import type { Orm } from '#db/open-store.ts';
import { isBefore, isFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { feeCorrections } from '#db/schema/counter/fees.ts';
import { paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { visitEndings, visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import { leftUnpaid } from './left-unpaid.ts';

/** The first ending of the visit is a completion, and lies before the fact at hand; `fact` is the name of its table. */
const isAfterCompletion = (fact: string) =>
  sql`EXISTS (SELECT 1 FROM visit_endings e WHERE e.visit_id = visits.id AND e.kind = 'completed'
    AND e.id = (SELECT o.id FROM visit_endings o WHERE o.visit_id = visits.id ${onlyFirst('o')})
    AND ${isBefore('e', fact)})`;
/** What went back after the ending, of each payment by the reversal that counts: those are facts of their own. */
const reversedSince = sql`(
  SELECT coalesce(sum(${payingPart}), 0) FROM payments p JOIN payment_reversals r ON r.payment_id = p.id
  WHERE p.visit_id = visits.id AND ${isBefore('visit_endings', 'r')}
    AND r.id = (SELECT o.id FROM payment_reversals o WHERE o.payment_id = p.id ${onlyFirst('o')}))`;
/** What is due and named by no reversal after the ending: one PC may have reversed it while another completed the visit. In rials. */
const dueByEnding = sql<number>`(${chargedOf} - ${paidOf} - ${reversedSince})`;
const isFirstEnding = isFirst(visitEndings, visitEndings.visitId);

const visitFacts = {
  visitId: visits.id,
  visitNumber: visitNumberOf('visits'),
  visitDay: visits.day,
  clerk: visits.actor,
  due: sql<number>`${chargedOf} - ${paidOf}`,
  endings: sql<number>`(SELECT count(DISTINCT e.kind) FROM visit_endings e WHERE e.visit_id = visits.id)`,
};

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function servedUnpaidStatements(orm: Orm) {
  const day = sql.placeholder('day');
  return {
    /** Payments of completed visits that were reversed on the day. */
    reversed: once(() =>
      orm
        .select({
          ...visitFacts,
          factId: paymentReversals.id,
          amount: sql<number>`-${paymentReversals.amount}`,
          reasonCode: paymentReversals.reasonCode,
          at: paymentReversals.at,
          lc: paymentReversals.lc,
          by: paymentReversals.actor,
        })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .innerJoin(visits, eq(visits.id, payments.visitId))
        .where(
          sql`${paymentReversals.day} = ${day} AND ${isAfterCompletion('payment_reversals')}
            AND ${isFirst(paymentReversals, paymentReversals.paymentId)}`,
        )
        .prepare(),
    ),
    /** Charges of completed visits that were cancelled on the day. */
    cancelledCharge: once(() =>
      orm
        .select({
          ...visitFacts,
          factId: feeCorrections.id,
          /** Of a charge with another one in its place what that one costs less; below nothing where it costs more. */
          amount: sql<number>`(${posGrossOf('fee_corrections.charge_id')} - ${posGrossInsteadOf('fee_corrections.id', 'visits.id')})`,
          isExchanged: sql<number>`EXISTS (SELECT 1 FROM fee_charges i
            WHERE i.visit_id = visits.id AND i.instead_of = fee_corrections.id)`,
          reasonCode: feeCorrections.reasonCode,
          at: feeCorrections.at,
          lc: feeCorrections.lc,
          by: feeCorrections.actor,
        })
        .from(feeCorrections)
        .innerJoin(
          visits,
          sql`visits.id = (SELECT c.visit_id FROM fee_charges c WHERE c.id = fee_corrections.charge_id)`,
        )
        .where(
          sql`${feeCorrections.day} = ${day} AND ${isAfterCompletion('fee_corrections')}
            AND ${isFirst(feeCorrections, feeCorrections.chargeId)}`,
        )
        .prepare(),
    ),
    /**
     * Visits ended on the day: verified and cancelled as unpaid, or after they were charged for whatever reason, or completed
     * with money still due that no reversal after it names. One in which the client only asked at one PC, and that another one
     * charged, counts as cancelled.
     */
    ended: once(() =>
      orm
        .select({
          ...visitFacts,
          factId: visitEndings.id,
          kind: visitEndings.kind,
          amount: sql<number>`CASE WHEN visit_endings.kind <> 'completed' THEN ${mostChargedOf}
            WHEN ${dueByEnding} > 0 THEN ${dueByEnding} ELSE (
              SELECT coalesce(sum(l.gross), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
              WHERE c.visit_id = visits.id AND l.channel = 'office_pos'
                AND EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id)) END`,
          reasonCode: visitEndings.reasonCode,
          at: visitEndings.at,
          lc: visitEndings.lc,
          by: visitEndings.actor,
        })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(
          sql`${visitEndings.day} = ${day} AND ${isFirstEnding} AND CASE
            WHEN visit_endings.kind IN ('cancelled', 'asked') THEN ${leftUnpaid('visit_endings')}
            ELSE ${dueByEnding} > 0 OR (NOT EXISTS (SELECT 1 FROM fee_charges c WHERE c.visit_id = visits.id
                  AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))
                AND NOT EXISTS (SELECT 1 FROM fee_charges c JOIN fee_corrections f ON f.charge_id = c.id
                  WHERE c.visit_id = visits.id AND ${isBefore('visit_endings', 'f')}
                    AND f.id = (SELECT o.id FROM fee_corrections o WHERE o.charge_id = c.id ${onlyFirst('o')}))) END`,
        )
        .prepare(),
    ),
  };
}

/**
 * Charges that were cancelled, and those with one in their place that costs less. Of exchanges in one visit what one took off another may
 * have put on again.
 */
function takenBack<T extends { visitId: string; amount: number; isExchanged: number; due: number }>(
  corrections: readonly T[],
) {
  const [exchanged, cancelled] = [1, 0].map((is) => corrections.filter((one) => one.isExchanged === is));
  const less = Map.groupBy(exchanged ?? [], ({ visitId }) => visitId);
  const lessIn = (visitId: string): number =>
    (less.get(visitId) ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const found = [
    ...(cancelled ?? []).map((fact) => ({ kind: 'charge_cancelled' as const, ...fact, isSettled: false })),
    ...(exchanged ?? [])
      .filter(({ amount }) => amount > 0)
      .map((fact) => ({
        kind: 'charge_lowered' as const,
        ...fact,
        isSettled: lessIn(fact.visitId) <= 0,
      })),
  ];
  return found.map(({ due, isExchanged, ...fact }) => fact);
}

/** Prepares the reads of what was served and not paid. */
export function servedUnpaidReads(orm: Orm) {
  const statements = servedUnpaidStatements(orm);
  return {
    /**
     * What came to pass on a business day, oldest first. `amount` is in rials; `isSettled`: the money came in after all.
     * A fact counts on the day on which it was recorded, whatever the day of its visit.
     */
    servedUnpaid(day: string): ServedUnpaid[] {
      const found: (Omit<ServedUnpaid, 'isEndedApart'> & {
        readonly lc: number;
        readonly endings: number;
      })[] = [
        ...statements
          .reversed()
          .all({ day })
          .map(({ due, ...fact }) => ({ kind: 'payment_reversed' as const, ...fact, isSettled: due <= 0 })),
        ...takenBack(statements.cancelledCharge().all({ day })),
        ...statements
          .ended()
          .all({ day })
          .map(({ due, kind, ...fact }) => ({
            kind: kind === 'completed' ? ('completed_underpaid' as const) : ('cancelled_unpaid' as const),
            ...fact,
            isSettled: false,
          })),
      ];
      return found
        .toSorted((one, other) => one.lc - other.lc || (one.factId < other.factId ? -1 : 1))
        .map(({ lc, endings, ...fact }) => ({ ...fact, isEndedApart: endings > 1 }));
    },
  };
}
