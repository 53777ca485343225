// The facts of one thing: the slips and report rows of a reference number, the fees and payments of a visit. Each is found by an index,
// so that a difference costs the same in the tenth year. Terminals are bare: without the zeros that a file may have before them.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import {
  acceptedUnderOf,
  mostChargedOf,
  payingPart,
  posGrossInsteadOf,
  posGrossOf,
} from '#core/counter/payments/account-statements.ts';
import { leftUnpaid } from '#core/counter/visit-state/left-unpaid.ts';
import { clientOf } from '#core/counter/visits/client-of.ts';
import { filingStands } from '#core/counter/visits/filing-stands.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isBefore, isFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { baseOf, firstReference, transactionId } from '#db/psp-row-identity.ts';
import { manualMatches, pspRows } from '#db/schema/closing/day-close.ts';
import { paymentDifferences, paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { visitEndings, visits } from '#db/schema/counter/visits.ts';
import { firstRows } from '../statements.ts';
import { chargedUnits } from './charged-units.ts';
import { batchStatements, reportStatements } from './report-queries.ts';
import { settlementStatements } from './settlement-queries.ts';

const id = sql.placeholder('id');
const terminal = sql.placeholder('terminal');
const number = sql.placeholder('number');
/** Every spelling of a bare terminal. */
const spellings = sql`(${terminal}, '0' || ${terminal}, '00' || ${terminal})`;
const ofSlip = and(eq(payments.rrn, number), sql`${payments.terminalId} IN ${spellings}`);
const isInForce = sql`NOT EXISTS (SELECT 1 FROM match_withdrawals w WHERE w.match_id = manual_matches.id)`;
/** Visits of the day under one of the identifiers of `client(hash, day)`, typed or corrected: both are found by an index. */
const underClient = sql`SELECT s.id FROM client CROSS JOIN visits s ON s.identifier_hmac = client.hash AND s.day = client.day
  UNION ALL SELECT s.id FROM client CROSS JOIN identifier_corrections k ON k.hash = client.hash
    JOIN visits s ON s.id = k.visit_id AND s.day = client.day`;

/** Statements of one reference number, prepared on first use. */
function referenceStatements(orm: Orm) {
  const rowsIn = (where: SQL | undefined) => once(() => firstRows(orm, where));
  return {
    slips: once(() =>
      orm
        .select({
          visitId: payments.visitId,
          id: payments.id,
          amount: payments.amount,
          day: payments.day,
          by: payments.actor,
        })
        .from(payments)
        .where(ofSlip)
        .orderBy(...inOrder(payments))
        .prepare(),
    ),
    reversals: once(() =>
      orm
        .select({
          visitId: payments.visitId,
          id: paymentReversals.id,
          amount: sql<number>`-${paymentReversals.amount}`,
          day: paymentReversals.day,
          by: paymentReversals.actor,
        })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .where(and(ofSlip, isFirst(paymentReversals, paymentReversals.paymentId)))
        .orderBy(...inOrder(paymentReversals))
        .prepare(),
    ),
    /** What a terminal took beyond what was due goes back; with the whole payment where that was reversed. */
    taken: once(() =>
      orm
        .select({
          visitId: payments.visitId,
          id: paymentDifferences.id,
          amount: paymentDifferences.amount,
          day: paymentDifferences.day,
          by: paymentDifferences.actor,
        })
        .from(paymentDifferences)
        .innerJoin(payments, eq(payments.id, paymentDifferences.paymentId))
        .where(
          and(
            ofSlip,
            eq(paymentDifferences.kind, 'over'),
            sql`NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = payments.id)`,
          ),
        )
        .orderBy(...inOrder(paymentDifferences))
        .prepare(),
    ),
    /** Rows of the number; a row that one file leaves the number out of has it from the other. */
    rows: rowsIn(sql`${pspRows.terminalId} IN ${spellings} AND ${pspRows.rrn} = ${number}`),
    rowsToldElsewhere: rowsIn(
      sql`${pspRows.rrn} IS NULL AND ${firstReference('psp_rows')} = ${number} AND ${pspRows.rowId} IN (
        SELECT o.row_id FROM psp_rows o WHERE o.terminal_id IN ${spellings} AND o.rrn = ${number})`,
    ),
    /** A row that no file tells the number of, by the base of its id. */
    unnumbered: rowsIn(
      sql`${pspRows.rowId} = ${id} AND ${pspRows.rrn} IS NULL AND ${firstReference('psp_rows')} IS NULL`,
    ),
    row: rowsIn(sql`${pspRows.rowId} IN (${id}, ${sql.placeholder('base')}) AND ${transactionId} = ${id}`),
    rowsJoinedTo: once(() =>
      orm
        .select({ rowId: manualMatches.rowId })
        .from(manualMatches)
        .where(and(eq(manualMatches.paymentId, id), isInForce))
        .orderBy(...inOrder(manualMatches))
        .prepare(),
    ),
    /** The payment that a row was matched with by hand first. */
    joinedWith: once(() =>
      orm
        .select({ paymentId: manualMatches.paymentId })
        .from(manualMatches)
        .where(and(eq(manualMatches.rowId, id), isInForce))
        .orderBy(...inOrder(manualMatches))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Statements of one visit, prepared on first use. */
function visitStatements(orm: Orm) {
  const firstEnding = sql`visit_endings.id = (
    SELECT e.id FROM visit_endings e WHERE e.visit_id = visit_endings.visit_id ${onlyFirst('e')})`;
  return {
    /**
     * The earliest opening, UTC, of a visit of the client on the day of the visit: one that was left for this one counts, one that was
     * served to its end does not, or its client's code would carry the money of another one (D19.71).
     */
    openedAt: once(() =>
      orm
        .select({ at: sql<string | null>`min(o.at)` })
        .from(
          sql`(WITH client(hash, day) AS (SELECT ${clientOf('v')}, v.day FROM visits v WHERE v.id = ${id})
            SELECT u.id, client.hash FROM (${underClient}) u JOIN client) u CROSS JOIN visits o ON o.id = u.id
            WHERE ${clientOf('o')} = u.hash AND (o.id = ${id} OR NOT EXISTS (
              SELECT 1 FROM visit_endings e WHERE e.visit_id = o.id AND e.kind = 'completed'))`,
        )
        .prepare(),
    ),
    ended: once(() =>
      orm
        .select({ day: visitEndings.day, by: visits.actor })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(and(eq(visitEndings.visitId, id), firstEnding))
        .prepare(),
    ),
    /** The ending of a client who left after the identity check and before paying; in rials what stood charged at once. */
    left: once(() =>
      orm
        .select({ id: visitEndings.id, amount: mostChargedOf })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(and(eq(visitEndings.visitId, id), firstEnding, leftUnpaid('visit_endings')))
        .prepare(),
    ),
    charges: once(() =>
      orm
        .select({ id: sql<string>`c.id`, amount: sql<number>`${posGrossOf('c.id')}` })
        .from(
          sql`fee_charges c WHERE c.visit_id = ${id}
            AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id)`,
        )
        .prepare(),
    ),
    paid: once(() =>
      orm
        .select({ id: sql<string>`p.id`, amount: payingPart })
        .from(
          sql`payments p WHERE p.visit_id = ${id}
            AND NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id)`,
        )
        .prepare(),
    ),
    /** Charges that were cancelled after the visit was completed, each with the day of it. */
    cancelledAfterwards: once(() =>
      orm
        .select({
          id: sql<string>`c.id`,
          day: sql<string>`f.day`,
          amount: sql<number>`${posGrossOf('c.id')}`,
          /** What was charged in its place. */
          instead: sql<number>`${posGrossInsteadOf('f.id', 'c.visit_id')}`,
        })
        .from(
          sql`fee_charges c JOIN fee_corrections f ON f.charge_id = c.id
            JOIN visit_endings ON visit_endings.visit_id = c.visit_id
            WHERE c.visit_id = ${id} AND visit_endings.kind = 'completed' AND ${firstEnding} AND ${isBefore('visit_endings', 'f')}
              AND f.id = (SELECT o.id FROM fee_corrections o WHERE o.charge_id = c.id ${onlyFirst('o')})`,
        )
        .prepare(),
    ),
    /** What of the payments pays for nothing since the visit was completed: a service was exchanged for one that costs less. */
    freedAfterwards: once(() =>
      orm
        .select({ id: sql<string>`d.id`, amount: sql<number>`d.amount` })
        .from(
          sql`payments p JOIN payment_differences d ON d.payment_id = p.id
            JOIN visit_endings ON visit_endings.visit_id = p.visit_id
            WHERE p.visit_id = ${id} AND d.kind = 'over' AND visit_endings.kind = 'completed' AND ${firstEnding}
              AND ${isBefore('visit_endings', 'd')}`,
        )
        .prepare(),
    ),
    /** What of the payments of the visit went back. */
    paidBack: once(() =>
      orm
        .select({ id: sql<string>`p.id`, amount: payingPart })
        .from(
          sql`payments p WHERE p.visit_id = ${id}
            AND EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id)`,
        )
        .prepare(),
    ),
    /** Rials that the manager let pass as not paid. */
    acceptedUnder: once(() =>
      orm.select({ amount: acceptedUnderOf }).from(visits).where(eq(visits.id, id)).prepare(),
    ),
  };
}

/** Statements of what a visit files, prepared on first use. */
function filingStatements(orm: Orm) {
  return {
    /** Charged units that are filed. */
    toFile: once(() =>
      orm
        .select({
          day: sql<string>`v.day`,
          by: sql<string | null>`v.actor`,
          units: sql<number>`${sql.raw(chargedUnits)}`,
        })
        .from(sql`visits v WHERE v.id = ${id}`)
        .prepare(),
    ),
    /** Filings that are a unit's: a number is one unit's in the office, the first that stands under it (D1.243). */
    filed: once(() =>
      orm
        .select({ id: sql<string>`f.id` })
        .from(
          sql`visit_filings f WHERE f.visit_id = ${id} AND ${sql.raw(filingStands('f'))}
            AND NOT EXISTS (SELECT 1 FROM visit_filings o WHERE o.number_key = f.number_key AND ${isBefore('o', 'f')}
              AND ${sql.raw(filingStands('o'))})`,
        )
        .prepare(),
    ),
    /** Filings of the visit in their order, and when each was taken back; what was put right is left out. */
    filings: once(() =>
      orm
        .select({
          id: sql<string>`f.id`,
          lc: sql<number>`f.lc`,
          takenBack: sql<
            number | null
          >`(SELECT min(w.lc) FROM filing_withdrawals w WHERE w.filing_id = f.id)`,
        })
        .from(
          sql`visit_filings f WHERE f.visit_id = ${id}
            AND NOT EXISTS (SELECT 1 FROM visit_filings r WHERE r.replaces = f.id)`,
        )
        .orderBy(sql`f.lc, f.id`)
        .prepare(),
    ),
    /** The visit of a filing, and those that file under the same number. */
    visitsOfFiling: once(() =>
      orm
        .selectDistinct({ visitId: sql<string>`o.visit_id` })
        .from(
          sql`visit_filings f JOIN visit_filings o ON o.id = f.id OR o.number_key = f.number_key WHERE f.id = ${id}`,
        )
        .prepare(),
    ),
  };
}

/** Statements that say which things a fact touches. */
function touchedStatements(orm: Orm) {
  return {
    payment: once(() =>
      orm
        .select({ terminalId: payments.terminalId, number: payments.rrn })
        .from(payments)
        .where(eq(payments.id, id))
        .prepare(),
    ),
    paymentOfReversal: once(() =>
      orm
        .select({ terminalId: payments.terminalId, number: payments.rrn })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .where(eq(paymentReversals.id, id))
        .prepare(),
    ),
    visitOfPayment: once(() =>
      orm.select({ visitId: payments.visitId }).from(payments).where(eq(payments.id, id)).prepare(),
    ),
    visitOfCharge: once(() =>
      orm.select({ visitId: sql<string>`c.visit_id` }).from(sql`fee_charges c WHERE c.id = ${id}`).prepare(),
    ),
    match: once(() =>
      orm
        .select({ paymentId: manualMatches.paymentId, rowId: manualMatches.rowId })
        .from(manualMatches)
        .where(eq(manualMatches.id, id))
        .prepare(),
    ),
    /** Rows that an import has, and those whose identity it can change: of one base, whatever stands behind it. */
    rowsBesideImport: once(() =>
      orm
        .select({
          rowId: sql<string>`o.row_id`,
          terminalId: sql<string>`o.terminal_id`,
          number: sql<string | null>`o.rrn`,
        })
        .from(
          sql`psp_rows r JOIN psp_rows o ON o.row_id >= substr(r.row_id, 1, 32) AND o.row_id < substr(r.row_id, 1, 32) || '/'
            WHERE r.import_id = ${id}`,
        )
        .groupBy(sql`o.row_id`, sql`o.terminal_id`, sql`o.rrn`)
        .prepare(),
    ),
    /** Payments that a row was ever matched with by hand, by the base of its id: which of them has it depends on all. */
    paymentsOfBase: once(() =>
      orm
        .selectDistinct({ paymentId: manualMatches.paymentId })
        .from(manualMatches)
        .where(sql`${manualMatches.rowId} >= ${id} AND ${manualMatches.rowId} < ${id} || '/'`)
        .prepare(),
    ),
    rowsOfBase: once(() =>
      orm
        .select({ terminalId: pspRows.terminalId, number: pspRows.rrn })
        .from(pspRows)
        .where(sql`${pspRows.rowId} >= ${id} AND ${pspRows.rowId} < ${id} || '/'`)
        .prepare(),
    ),
    /** Slips of a client's visits on the day of one of them, under every identifier that it was ever known by. */
    slipsOfClient: once(() =>
      orm
        .select({ terminalId: sql<string>`p.terminal_id`, number: sql<string>`p.rrn` })
        .from(
          sql`(WITH client(hash, day) AS (SELECT v.identifier_hmac, v.day FROM visits v WHERE v.id = ${id}
              UNION SELECT c.hash, v.day FROM visits v JOIN identifier_corrections c ON c.visit_id = v.id WHERE v.id = ${id})
            ${underClient}) o CROSS JOIN payments p ON p.visit_id = o.id`,
        )
        .prepare(),
    ),
  };
}

/** Every statement of the facts of one thing. Named for the tests of their query plans. */
export const ledgerFactStatements = (orm: Orm) => ({
  ...referenceStatements(orm),
  ...visitStatements(orm),
  ...filingStatements(orm),
  ...reportStatements(orm),
  ...batchStatements(orm),
  ...touchedStatements(orm),
  ...settlementStatements(orm),
});
export type LedgerFactStatements = ReturnType<typeof ledgerFactStatements>;

export const withBase = (rowId: string) => ({ id: rowId, base: baseOf(rowId) });
