// The visits of a day that became served and not paid for, or were paid after all: counts of the sheet (D21), the same
// that the entries of the day add up to at the province.
import { type SQL, sql } from 'drizzle-orm';
import { payingPart, posGrossOf } from '#core/counter/payments/account-statements.ts';
import { type AccountEvent, type UnpaidChanges, unpaidChanges } from '#core/counter/visits/unpaid-changes.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { leftUnpaid } from './left-unpaid.ts';

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
          charged: listOf(
            'charged',
            'c',
            posGrossOf('c.id'),
            sql`fee_charges c WHERE c.visit_id = visits.id`,
            sql`, 'insteadOf', c.instead_of`,
          ),
          uncharged: listOf(
            'uncharged',
            'f',
            posGrossOf('f.charge_id'),
            sql`fee_charges c JOIN fee_corrections f ON f.charge_id = c.id WHERE c.visit_id = visits.id
              AND f.id = (SELECT o.id FROM fee_corrections o WHERE o.charge_id = c.id ${onlyFirst('o')})`,
          ),
          paid: listOf('paid', 'p', sql`p.amount`, sql`payments p WHERE p.visit_id = visits.id`),
          over: listOf(
            'over',
            'd',
            sql`d.amount`,
            sql`payment_differences d JOIN payments p ON p.id = d.payment_id WHERE p.visit_id = visits.id AND d.kind = 'over'`,
          ),
          reversed: listOf(
            'reversed',
            'r',
            payingPart,
            sql`payments p JOIN payment_reversals r ON r.payment_id = p.id WHERE p.visit_id = visits.id
              AND r.id = (SELECT o.id FROM payment_reversals o WHERE o.payment_id = p.id ${onlyFirst('o')})`,
          ),
          completed: listOf('completed', 'e', nothing, sql`${firstEnding} AND e.kind = 'completed'`),
          cancelled: listOf(
            'verified_cancelled_unpaid',
            'e',
            nothing,
            sql`${firstEnding} AND ${leftUnpaid('e')}`,
          ),
        })
        .from(visits)
        .where(sql`${visits.id} = ${id}`)
        .prepare(),
    ),
  };
}

const nothing = sql.raw('0');
const firstEnding = sql`visit_endings e WHERE e.visit_id = visits.id
  AND e.id = (SELECT o.id FROM visit_endings o WHERE o.visit_id = visits.id ${onlyFirst('o')})`;
/** The facts of one kind as a JSON array of events; `name` is that of their table in `from`. */
const listOf = (kind: AccountEvent['kind'], name: string, amount: SQL, from: SQL, more: SQL = sql.raw('')) =>
  sql<string>`(SELECT json_group_array(json_object('lc', ${sql.raw(`${name}.lc`)}, 'id', ${sql.raw(`${name}.id`)},
    'day', ${sql.raw(`${name}.day`)}, 'kind', ${sql.raw(`'${kind}'`)}, 'amount', ${amount}${more})) FROM ${from})`;
/** Prepares the reads of these counts. */
export function unpaidChangesReads(orm: Orm) {
  const statements = unpaidChangesStatements(orm);
  return {
    /** How many visits became served and not paid for on a business day, and how many were paid after all. */
    unpaidChangesOn(day: string): UnpaidChanges {
      const total = { became: 0, settled: 0 };
      for (const { visitId } of statements.touched().all({ day })) {
        const kinds = Object.values(statements.events().get({ id: visitId }) ?? {});
        const events = kinds.flatMap((list): AccountEvent[] => JSON.parse(list));
        const { became, settled } = unpaidChanges(events, day);
        total.became += became;
        total.settled += settled;
      }
      return total;
    },
  };
}
