// The visits of a day that became served and not paid for, or were paid after all: counts of the sheet (D21), the same
// that the entries of the day add up to at the province.
import { sql } from 'drizzle-orm';
import { payingPart, posGrossOf } from '#core/payments/account-statements.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { visits } from '#db/schema/visits.ts';
import { type AccountEvent, type UnpaidChanges, unpaidChanges } from './unpaid-changes.ts';

type EventRow = {
  at: string;
  id: string;
  day: string;
  kind: AccountEvent['kind'];
  amount: number;
};

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function unpaidChangesStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const day = sql.placeholder('day');
  return {
    /** Visits in which the day may have changed something after they were served. */
    touched: once(() =>
      orm
        .select({ visitId: visits.id })
        .from(visits)
        .where(
          sql`${visits.id} IN (
            SELECT e.visit_id FROM visit_endings e WHERE e.day = ${day}
            UNION SELECT p.visit_id FROM payments p WHERE p.day = ${day}
            UNION SELECT p.visit_id FROM payment_reversals r JOIN payments p ON p.id = r.payment_id WHERE r.day = ${day}
            UNION SELECT c.visit_id FROM fee_corrections f JOIN fee_charges c ON c.id = f.charge_id WHERE f.day = ${day})`,
        )
        .prepare(),
    ),
    events: once(() =>
      orm
        .select({
          events: sql<string>`(
          SELECT json_group_array(json_object('at', at, 'id', id, 'day', day, 'kind', kind, 'amount', amount)) FROM (
            SELECT c.at, c.id, c.day, 'charged' AS kind, ${posGrossOf('c.id')} AS amount
            FROM fee_charges c WHERE c.visit_id = visits.id
            UNION ALL SELECT f.at, f.id, f.day, 'uncharged', ${posGrossOf('f.charge_id')}
            FROM fee_charges c JOIN fee_corrections f ON f.charge_id = c.id WHERE c.visit_id = visits.id
              AND f.id = (SELECT o.id FROM fee_corrections o WHERE o.charge_id = c.id ${onlyFirst('o')})
            UNION ALL SELECT p.at, p.id, p.day, 'paid', ${payingPart}
            FROM payments p WHERE p.visit_id = visits.id
            UNION ALL SELECT r.at, r.id, r.day, 'reversed', ${payingPart}
            FROM payments p JOIN payment_reversals r ON r.payment_id = p.id WHERE p.visit_id = visits.id
              AND r.id = (SELECT o.id FROM payment_reversals o WHERE o.payment_id = p.id ${onlyFirst('o')})
            UNION ALL SELECT e.at, e.id, e.day,
              CASE e.kind WHEN 'completed' THEN 'completed' ELSE 'verified_cancelled_unpaid' END, 0
            FROM visit_endings e WHERE e.visit_id = visits.id
              AND e.id = (SELECT o.id FROM visit_endings o WHERE o.visit_id = visits.id ${onlyFirst('o')})
              AND (e.kind = 'completed' OR e.reason_code = 'unpaid' AND (
                SELECT c.outcome FROM identity_checks c WHERE c.visit_id = visits.id ${onlyLast('c')}) = 'verified')))`,
        })
        .from(visits)
        .where(sql`${visits.id} = ${id}`)
        .prepare(),
    ),
  };
}

/** Prepares the reads of these counts. */
export function unpaidChangesReads(orm: Orm) {
  const statements = unpaidChangesStatements(orm);
  return {
    /** How many visits became served and not paid for on a business day, and how many were paid after all. */
    unpaidChangesOn(day: string): UnpaidChanges {
      const total = { became: 0, settled: 0 };
      for (const { visitId } of statements.touched().all({ day })) {
        const events: EventRow[] = JSON.parse(statements.events().get({ id: visitId })?.events ?? '[]');
        const { became, settled } = unpaidChanges(events, day);
        total.became += became;
        total.settled += settled;
      }
      return total;
    },
  };
}
