// Who did what on which days, read by the day from the tables of the duties: every statement walks an index over the days
// that are asked for and no other (design.md §9).
import { and, between, eq, isNotNull, isNull, ne, notExists, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { filingStands } from '#core/counter/visits/filing-stands.ts';
import type { Orm } from '#db/open-store.ts';
import { isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { emergencies } from '#db/schema/access/emergency.ts';
import { explanations } from '#db/schema/closing/day-close.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { feeCharges, feeCorrections, feeReductions } from '#db/schema/counter/fees.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { cashOffers, paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { queueJumps } from '#db/schema/counter/queue.ts';
import { actWithdrawals, visitEndings, visitFilings, visits } from '#db/schema/counter/visits.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { fastWithinMs, slowAfterMs } from './contract.ts';

export type ActRow = { readonly personId: string; readonly day: string; readonly key: string };
export type VisitsOfDay = { readonly personId: string; readonly day: string; readonly count: number };
export type TimesOfDay = VisitsOfDay & { readonly totalMs: number; readonly longestMs: number };

type FactTable = SQLiteTable & Readonly<Record<'id' | 'day' | 'actor', SQLiteColumn>>;
/** First and last business day. */
export type Span = { readonly from: string; readonly to: string };

const from = sql.placeholder('from');
const to = sql.placeholder('to');

/** Acts that stand under the name of whoever did them. */
function ownActStatements(orm: Orm) {
  const actsOf = (table: FactTable, condition?: SQL) =>
    once(() =>
      orm
        .select({
          personId: sql<string>`${table.actor}`,
          day: sql<string>`${table.day}`,
          key: sql<string>`${table.id}`,
        })
        .from(table)
        .where(and(between(table.day, from, to), isNotNull(table.actor), condition))
        .prepare(),
    );
  return {
    refusals: actsOf(identityChecks, eq(identityChecks.outcome, 'refused')),
    reversals: actsOf(paymentReversals),
    reductions: actsOf(feeReductions),
    cancelledVisits: actsOf(visitEndings, eq(visitEndings.kind, 'cancelled')),
    onlyAsked: actsOf(visitEndings, eq(visitEndings.kind, 'asked')),
    /** Of a cancelled visit the charge goes with it: that is counted once, as the visit. */
    cancelledCharges: actsOf(feeCorrections, ne(feeCorrections.reasonCode, 'visit_cancelled')),
    queueJumps: actsOf(queueJumps),
    /** Slips of connected terminals (D2.108). */
    typedSlips: actsOf(payments, isNotNull(payments.typedBecause)),
    /** What was charged, and what was filed in the judiciary's own system: one that puts another right is no further one. */
    charges: actsOf(feeCharges),
    filings: actsOf(visitFilings, isNull(visitFilings.replaces)),
    cashOffers: actsOf(
      cashOffers,
      notExists(
        orm
          .select({ id: actWithdrawals.id })
          .from(actWithdrawals)
          .where(and(eq(actWithdrawals.day, cashOffers.day), eq(actWithdrawals.actId, cashOffers.id))),
      ),
    ),
  };
}

/** Facts that count for somebody else than their writer, or on another day than their own. */
function attributedStatements(orm: Orm) {
  return {
    /** Of the business days that were explained, whenever the words were written. */
    explanations: once(() =>
      orm
        .select({
          personId: sql<string>`${explanations.actor}`,
          day: explanations.forDay,
          key: explanations.id,
        })
        .from(explanations)
        .where(and(between(explanations.forDay, from, to), isNotNull(explanations.actor)))
        .prepare(),
    ),
    /** Under whom was let in: the record itself is in the manager's name. */
    emergencies: once(() =>
      orm
        .select({ personId: emergencies.personId, day: emergencies.day, key: emergencies.id })
        .from(emergencies)
        .where(between(emergencies.day, from, to))
        .prepare(),
    ),
    /** Whoever served the visit that a complaint came from; what is about the manager is sealed and is not told here. */
    complaints: once(() =>
      orm
        .select({ personId: sql<string>`${visits.actor}`, day: complaints.day, key: complaints.id })
        .from(complaints)
        .innerJoin(visits, eq(visits.id, complaints.visitId))
        .where(
          and(
            between(complaints.day, from, to),
            eq(complaints.kind, 'complaint'),
            eq(complaints.aboutManager, false),
            isNotNull(visits.actor),
          ),
        )
        .prepare(),
    ),
  };
}

const completed = and(eq(visitEndings.kind, 'completed'), eq(visitEndings.day, visits.day));
const lasted = sql<number>`round((julianday(${visitEndings.at}) - julianday(${visits.at})) * 86400000)`;
/** What was charged of the visit for filings, and how many of them are filed. */
const unfiled =
  sql.raw(`(SELECT coalesce(sum(l.count), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = visits.id AND l.files = 1 AND NOT EXISTS (SELECT 1 FROM fee_corrections x WHERE x.charge_id = c.id))
  > (SELECT count(*) FROM visit_filings f WHERE f.visit_id = visits.id AND ${filingStands('f')})`);

/** Completed visits that are acts of whoever opened them: served very fast or slowly, or not filed as they were charged (D12.222). */
function visitStatements(orm: Orm) {
  const visitsWhere = (condition: SQL) =>
    once(() =>
      orm
        .select({ personId: sql<string>`${visits.actor}`, day: visits.day, key: visits.id })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(
          and(
            between(visitEndings.day, from, to),
            completed,
            isFirst(visitEndings, visitEndings.visitId),
            isNotNull(visits.actor),
            condition,
          ),
        )
        .prepare(),
    );
  return {
    fastVisits: visitsWhere(sql`${lasted} < ${fastWithinMs}`),
    slowVisits: visitsWhere(sql`${lasted} > ${slowAfterMs}`),
    unfiled: visitsWhere(unfiled),
  };
}

/** How much was done, and how long it took. */
function workStatements(orm: Orm) {
  return {
    visits: once(() =>
      orm
        .select({ personId: sql<string>`${visits.actor}`, day: visits.day, count: sql<number>`count(*)` })
        .from(visits)
        .where(and(between(visits.day, from, to), isNotNull(visits.actor)))
        .groupBy(visits.day, visits.actor)
        .prepare(),
    ),
    times: once(() =>
      orm
        .select({
          personId: sql<string>`${visits.actor}`,
          day: visitEndings.day,
          count: sql<number>`count(*)`,
          totalMs: sql<number>`sum(max(0, ${lasted}))`,
          longestMs: sql<number>`max(0, max(${lasted}))`,
        })
        .from(visitEndings)
        .innerJoin(visits, eq(visits.id, visitEndings.visitId))
        .where(and(between(visitEndings.day, from, to), completed, isNotNull(visits.actor)))
        .groupBy(visitEndings.day, visits.actor)
        .prepare(),
    ),
    /** Records under a name between two instants: counted in the index alone. */
    records: once(() =>
      orm
        .select({ count: sql<number>`count(*)` })
        .from(journal)
        .where(
          sql`${journal.actor} = ${sql.placeholder('personId')} AND ${journal.at} >= ${sql.placeholder('begin')}
            AND ${journal.at} < ${sql.placeholder('end')}`,
        )
        .prepare(),
    ),
  };
}

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function actStatements(orm: Orm) {
  return {
    ...ownActStatements(orm),
    ...attributedStatements(orm),
    ...visitStatements(orm),
    ...workStatements(orm),
  };
}
