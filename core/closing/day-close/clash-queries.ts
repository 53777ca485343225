// What two PCs of the office may both have done, and what a day counts. Read from the facts of one business day.
import { and, asc, eq, sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import { refusalRememberedDays } from '#core/counter/identity/contract.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { concurrent, hasEarlier, inOrder, isBefore, knew } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { activations, cutOffs, persons } from '#db/schema/access/staff.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { feeCharges } from '#db/schema/counter/fees.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { cashOffers, paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { actWithdrawals, visitEndings, visits } from '#db/schema/counter/visits.ts';
import { dayClosings } from '#db/schema/journal/business-day.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { memberAdmissions, memberRemovals } from '#db/schema/replication/peers.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import { verifiedConcurrentlyStatement } from './concurrent-verification-queries.ts';
import type { DayCounts } from './contract.ts';

/**
 * The cut-off did not know this entry of the person, and the entry knew of no return that knew the cut-off (D9.1). No clock is
 * asked, and an entry that waits for what it names knew of none yet.
 */
const isBeyondCutOff = sql`(NOT ${knew('cut_offs', 'journal')} AND NOT EXISTS (SELECT 1 FROM ${activations} v
  WHERE v.person_id = ${cutOffs.personId} AND ${counts('v')} AND ${knew('v', 'cut_offs')} AND ${knew('journal', 'v')}))`;

/** An entry of a removed PC that no removal of it knew (N29). */
const isBroughtByRemoved = sql`NOT EXISTS (SELECT 1 FROM ${memberRemovals} r
  WHERE r.device_id = journal.device AND ${knew('r', 'journal')})`;

const day = sql.placeholder('day');

/** Statements of what leavers and removed PCs brought. */
function leaverStatements(orm: Orm) {
  return {
    /** Few people are ever cut off; of each only what they did on the day is read. */
    workAfterCutOff: once(() =>
      orm
        .select({
          personId: cutOffs.personId,
          name: persons.name,
          entries: sql<number>`count(DISTINCT ${journal.pos})`,
        })
        .from(cutOffs)
        .innerJoin(
          journal,
          and(
            eq(journal.actor, cutOffs.personId),
            sql`${journal.at} >= ${sql.placeholder('from')} AND ${journal.at} < ${sql.placeholder('to')}`,
            // The plus keeps the planner from walking the whole day for the few people who were cut off.
            sql`+${journal.day} = ${day}`,
          ),
        )
        .leftJoin(persons, eq(persons.id, cutOffs.personId))
        .where(sql`${journal.type} <> 'staff.sign_in_noted' AND ${isBeyondCutOff}`)
        .groupBy(cutOffs.personId)
        .orderBy(asc(cutOffs.personId))
        .prepare(),
    ),
    removedPcs: once(() =>
      orm
        .select({ device: memberRemovals.deviceId, name: memberAdmissions.name })
        .from(memberRemovals)
        .innerJoin(memberAdmissions, eq(memberAdmissions.deviceId, memberRemovals.deviceId))
        .orderBy(...inOrder(memberRemovals), ...inOrder(memberAdmissions))
        .prepare(),
    ),
    broughtByRemoved: once(() =>
      orm
        .select({ entries: sql<number>`count(*)` })
        .from(journal)
        .where(
          // The plus keeps the planner from walking a device's whole stream for one day of it.
          sql`${journal.day} = ${day} AND +${journal.device} = ${sql.placeholder('device')} AND ${isBroughtByRemoved}`,
        )
        .prepare(),
    ),
  };
}

/** Statements of numbers that were given twice. */
function twiceStatements(orm: Orm) {
  return {
    complaintNumbersTwice: once(() =>
      orm
        .select({ deskNumber: complaints.deskNumber, number: complaints.number })
        .from(complaints)
        .where(and(eq(complaints.day, day), hasEarlier(complaints, complaints.deskNumber, complaints.number)))
        .groupBy(complaints.deskNumber, complaints.number)
        .prepare(),
    ),
    visitNumbersTwice: once(() =>
      orm
        .select({ deskNumber: visits.deskNumber, number: visits.number, times: sql<number>`count(*)` })
        .from(visits)
        .where(eq(visits.day, day))
        .groupBy(visits.deskNumber, visits.number)
        .having(sql`count(*) > 1`)
        .prepare(),
    ),
    repeatedRrns: once(() =>
      orm
        .select({
          paymentId: payments.id,
          visitId: payments.visitId,
          terminalId: payments.terminalId,
          rrn: payments.rrn,
          amount: payments.amount,
        })
        .from(payments)
        .where(and(eq(payments.day, day), hasEarlier(payments, payments.terminalId, payments.rrn)))
        .orderBy(...inOrder(payments))
        .prepare(),
    ),
  };
}

/** Statements of what two PCs did concurrently. */
function concurrentStatements(orm: Orm) {
  return {
    closedConcurrently: once(() =>
      orm
        .select({ acts: sql<number>`count(*)` })
        .from(dayClosings)
        .where(
          sql`${dayClosings.forDay} = ${day} AND EXISTS (SELECT 1 FROM day_closings o
            WHERE o.for_day = ${dayClosings.forDay} AND ${isBefore('o', 'day_closings')} AND NOT ${knew('day_closings', 'o')})`,
        )
        .prepare(),
    ),
    decidedConcurrently: once(() =>
      orm
        .select({
          visitId: identityChecks.visitId,
          number: sql<string>`coalesce(${visitNumberOf('visits')}, '')`,
          checks: sql<number>`count(*)`,
        })
        .from(identityChecks)
        .leftJoin(visits, eq(visits.id, identityChecks.visitId))
        .where(
          sql`${identityChecks.day} = ${day} AND EXISTS (SELECT 1 FROM ${identityChecks} other
            WHERE other.visit_id = ${identityChecks.visitId} AND other.form_id = ${identityChecks.formId}
              AND other.id <> ${identityChecks.id}
              AND NOT (other.outcome = 'verified' AND ${identityChecks.outcome} = 'verified')
              AND ${concurrent('other', 'identity_checks')})`,
        )
        .groupBy(identityChecks.visitId)
        .orderBy(asc(identityChecks.visitId))
        .prepare(),
    ),
    verifiedConcurrently: verifiedConcurrentlyStatement(orm),
    chargedConcurrently: once(() =>
      orm
        .select({
          visitId: feeCharges.visitId,
          number: sql<string>`coalesce(${visitNumberOf('visits')}, '')`,
          charges: sql<number>`count(*)`,
          /** The newest of the further services among them; null where all are first ones. */
          further: sql<string | null>`max(CASE WHEN fee_charges.another = 1 THEN fee_charges.id END)`,
        })
        .from(feeCharges)
        .leftJoin(visits, eq(visits.id, feeCharges.visitId))
        .where(
          sql`${feeCharges.day} = ${day}
            AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = ${feeCharges.id})
            AND EXISTS (SELECT 1 FROM ${feeCharges} other WHERE other.visit_id = ${feeCharges.visitId} AND other.id <> ${feeCharges.id}
              AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = other.id)
              AND ${concurrent('other', 'fee_charges')})`,
        )
        .groupBy(feeCharges.visitId)
        .orderBy(asc(feeCharges.visitId))
        .prepare(),
    ),
  };
}

/** Statements of what a day counts. */
function countStatements(orm: Orm) {
  return {
    counts: once(() =>
      orm
        .select({
          visits: sql<number>`(SELECT count(*) FROM ${visits} WHERE ${visits.day} = ${day})`,
          verified: sql<number>`(SELECT count(*) FROM ${identityChecks} WHERE ${identityChecks.day} = ${day} AND ${identityChecks.outcome} = 'verified')`,
          refused: sql<number>`(SELECT count(*) FROM ${identityChecks} WHERE ${identityChecks.day} = ${day} AND ${identityChecks.outcome} = 'refused')`,
          payments: sql<number>`(SELECT count(*) FROM ${payments} WHERE ${payments.day} = ${day})`,
          // Of two reversals of one payment only the first took anything back.
          reversals: sql<number>`(SELECT count(*) FROM ${paymentReversals} r WHERE r.day = ${day} AND NOT EXISTS
            (SELECT 1 FROM ${paymentReversals} o WHERE o.payment_id = r.payment_id AND ${isBefore('o', 'r')}))`,
          onlyAsked: sql<number>`(SELECT count(*) FROM ${visitEndings} WHERE ${visitEndings.day} = ${day} AND ${visitEndings.kind} = 'asked')`,
          complaints: sql<number>`(SELECT count(*) FROM ${complaints} WHERE ${complaints.day} = ${day})`,
          cashOffers: sql<number>`(SELECT count(*) FROM ${cashOffers} WHERE ${cashOffers.day} = ${day})
            - (SELECT count(DISTINCT ${actWithdrawals.actId}) FROM ${actWithdrawals}
              WHERE ${actWithdrawals.day} = ${day} AND ${actWithdrawals.kind} = 'cash_offered')`,
        })
        .from(sql`(SELECT 1)`)
        .prepare(),
    ),
  };
}

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function clashStatements(orm: Orm) {
  return {
    ...leaverStatements(orm),
    ...twiceStatements(orm),
    ...concurrentStatements(orm),
    ...countStatements(orm),
  };
}

type RecordedCounts = Omit<DayCounts, 'servedUnpaid' | 'paidAfterAll'>;
const nothing: RecordedCounts = {
  visits: 0,
  verified: 0,
  refused: 0,
  payments: 0,
  reversals: 0,
  complaints: 0,
  cashOffers: 0,
  onlyAsked: 0,
};

export function clashReads(orm: Orm) {
  const statements = clashStatements(orm);
  return {
    /** People and how much of the day the office was brought of them beyond their cut-off (D9.1). */
    workedAfterCutOff: (day: string) =>
      // The instants of a business day lie within the dates beside it; the index is over instants.
      statements.workAfterCutOff().all({ day, from: addDays(day, -1), to: addDays(day, 2) }),
    /** How many closings and reopenings of a day did not know an earlier one: two PCs closed or reopened it concurrently (D21.20). */
    closedConcurrently: (day: string): number => statements.closedConcurrently().get({ day })?.acts ?? 0,
    /** PCs that were removed, each with how many of its entries of the day no removal of it knew (N29). */
    broughtByRemoved(day: string): { device: string; name: string; entries: number }[] {
      const names = new Map<string, string>();
      for (const { device, name } of statements.removedPcs().all())
        if (!names.has(device)) names.set(device, name);
      return [...names].flatMap(([device, name]) => {
        const entries = statements.broughtByRemoved().get({ day, device })?.entries ?? 0;
        return entries === 0 ? [] : [{ device, name, entries }];
      });
    },
    /** Numbers of the register that a complaint of the day has although an earlier one has it (D7). */
    complaintNumbersTwice: (day: string) => statements.complaintNumbersTwice().all({ day }),
    /** Numbers that several visits of the day have at one desk: a copied disk went on beside its original (D21). */
    visitNumbersTwice: (day: string) => statements.visitNumbersTwice().all({ day }),
    /**
     * Visits on whose client's identity two PCs decided without knowing of each other, otherwise than both to verify them (D1):
     * one left it to the manager or refused, the other went on.
     */
    decidedConcurrently: (day: string) => statements.decidedConcurrently().all({ day }),
    /**
     * Visits whose client, or who stood there for them, was verified at one PC while another had refused them, or left them
     * to the manager, in another visit within some days, concurrently (D1.19).
     */
    verifiedConcurrently: (day: string) => {
      const [from, to] = [addDays(day, -refusalRememberedDays), addDays(day, refusalRememberedDays)];
      return statements.verifiedConcurrently().all({ day, from, to });
    },
    /** Visits with charges that stand and are concurrent, for the first service or a further one (D4.14). */
    chargedConcurrently: (day: string) => statements.chargedConcurrently().all({ day }),
    /** Payments of the day whose terminal and reference number an earlier payment has (D2). */
    repeatedRrns: (day: string) => statements.repeatedRrns().all({ day }),
    /** What the office did on a day. */
    counts: (day: string): RecordedCounts => statements.counts().get({ day }) ?? nothing,
  };
}
