// Where filings, fees and the POS contradict each other, read from the facts of one business day.
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { chargedOf } from '#core/counter/payments/account-statements.ts';
import { filingStands } from '#core/counter/visits/filing-stands.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isBefore, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { visitEndings, visitFilings, visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';

const day = sql.placeholder('day');
const stands = (filing: string) => sql.raw(filingStands(filing));
const chargeStands = sql.raw('NOT EXISTS (SELECT 1 FROM fee_corrections x WHERE x.charge_id = c.id)');
const filingsOf = sql<number>`(SELECT count(*) FROM visit_filings f WHERE f.visit_id = visits.id AND ${stands('f')})`;
const unitsOf = sql<number>`(SELECT coalesce(sum(l.count), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = visits.id AND l.files = 1 AND ${chargeStands})`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function filingFindingStatements(orm: Orm) {
  return {
    numbersTwice: once(() =>
      orm
        .select({
          filingId: visitFilings.id,
          visitId: visitFilings.visitId,
          number: sql<string>`coalesce(${visitNumberOf('visits')}, '')`,
        })
        .from(visitFilings)
        .leftJoin(visits, eq(visits.id, visitFilings.visitId))
        .where(
          and(
            eq(visitFilings.day, day),
            stands('visit_filings'),
            sql`EXISTS (SELECT 1 FROM visit_filings other WHERE other.number_key = ${visitFilings.numberKey}
              AND ${isBefore('other', 'visit_filings')} AND ${stands('other')})`,
          ),
        )
        .orderBy(...inOrder(visitFilings))
        .prepare(),
    ),
    withoutFee: once(() =>
      orm
        .select({ visitId: visits.id, number: visitNumberOf('visits'), filings: filingsOf, units: unitsOf })
        .from(visits)
        .where(
          sql`${visits.id} IN (SELECT f.visit_id FROM visit_filings f WHERE f.day = ${day}
              UNION SELECT c.visit_id FROM fee_corrections x JOIN fee_charges c ON c.id = x.charge_id WHERE x.day = ${day})
            AND ${filingsOf} > ${unitsOf}`,
        )
        .orderBy(asc(visits.deskNumber), asc(visits.number), asc(visits.id))
        .prepare(),
    ),
    filedOnDay: once(() =>
      orm
        .selectDistinct({ visitId: visits.id, number: visitNumberOf('visits') })
        .from(visitFilings)
        .innerJoin(visits, eq(visits.id, visitFilings.visitId))
        .where(and(eq(visitFilings.day, day), isNotNull(visitFilings.officeFee)))
        .orderBy(asc(visits.number), asc(visits.id))
        .prepare(),
    ),
    withoutPos: once(() =>
      orm
        .select({ endingId: visitEndings.id, visitId: visits.id, number: visitNumberOf('visits') })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(
          and(
            eq(visitEndings.day, day),
            eq(visitEndings.kind, 'completed'),
            isFirst(visitEndings, visitEndings.visitId),
            sql`EXISTS (SELECT 1 FROM fee_charges c WHERE c.visit_id = visits.id AND ${chargeStands})`,
            sql`${chargedOf} = 0`,
            sql`NOT EXISTS (SELECT 1 FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
              WHERE c.visit_id = visits.id AND ${chargeStands} AND l.channel = 'office_pos'
                AND l.gross = 0 AND l.reduction_code IS NOT NULL)`,
          ),
        )
        .orderBy(...inOrder(visitEndings))
        .prepare(),
    ),
  };
}

export function filingFindingReads(orm: Orm) {
  const statements = filingFindingStatements(orm);
  return {
    /** Filings of the day whose tracking number an earlier filing of the office has; both stand (D1.26). */
    trackingNumbersTwice: (ofDay: string) => statements.numbersTwice().all({ day: ofDay }),
    /** Visits of which something was filed, or a charge cancelled, on the day, and that have more filings than charged units (D1.28). */
    filedWithoutFee: (ofDay: string) => statements.withoutFee().all({ day: ofDay }),
    /** Visits in which a filing of the day says what the judiciary's own system asks for the office. */
    filedWithOfficeFee: (ofDay: string) => statements.filedOnDay().all({ day: ofDay }),
    /** Visits completed on the day that were charged, with nothing on the POS and nothing exempt by a listed code (D21.22). */
    completedWithoutPos: (ofDay: string) => statements.withoutPos().all({ day: ofDay }),
  };
}
