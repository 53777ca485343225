// What two PCs of the office may both have done, and what a day counts. Read from the facts of one business day.
import { and, asc, eq, sql } from 'drizzle-orm';
import { addDays } from '#core/leaves/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { hasEarlier, inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { complaints } from '#db/schema/complaints.ts';
import { identityChecks } from '#db/schema/identity.ts';
import { journal } from '#db/schema/journal.ts';
import { cashOffers, paymentReversals, payments } from '#db/schema/payments.ts';
import { cutOffs, persons } from '#db/schema/staff.ts';
import { visits } from '#db/schema/visits.ts';
import type { DayCounts } from './contract.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function clashStatements(orm: Orm) {
  const day = sql.placeholder('day');
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
            sql`${journal.at} > ${cutOffs.at} AND ${journal.at} >= ${sql.placeholder('from')} AND ${journal.at} < ${sql.placeholder('to')}`,
            // The plus keeps the planner from walking the whole day for the few people who were cut off.
            sql`+${journal.day} = ${day}`,
          ),
        )
        .leftJoin(persons, eq(persons.id, cutOffs.personId))
        .where(
          sql`${journal.type} <> 'staff.sign_in_noted' AND NOT EXISTS (SELECT 1 FROM activations a
            WHERE a.person_id = ${cutOffs.personId} AND a.at > ${cutOffs.at} AND a.at <= ${journal.at})`,
        )
        .groupBy(cutOffs.personId)
        .orderBy(asc(cutOffs.personId))
        .prepare(),
    ),
    complaintNumbersTwice: once(() =>
      orm
        .select({ deskNumber: complaints.deskNumber, number: complaints.number })
        .from(complaints)
        .where(and(eq(complaints.day, day), hasEarlier(complaints, complaints.deskNumber, complaints.number)))
        .groupBy(complaints.deskNumber, complaints.number)
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
    counts: once(() =>
      orm
        .select({
          visits: sql<number>`(SELECT count(*) FROM ${visits} WHERE ${visits.day} = ${day})`,
          verified: sql<number>`(SELECT count(*) FROM ${identityChecks} WHERE ${identityChecks.day} = ${day} AND ${identityChecks.outcome} = 'verified')`,
          refused: sql<number>`(SELECT count(*) FROM ${identityChecks} WHERE ${identityChecks.day} = ${day} AND ${identityChecks.outcome} = 'refused')`,
          payments: sql<number>`(SELECT count(*) FROM ${payments} WHERE ${payments.day} = ${day})`,
          reversals: sql<number>`(SELECT count(*) FROM ${paymentReversals} WHERE ${paymentReversals.day} = ${day})`,
          complaints: sql<number>`(SELECT count(*) FROM ${complaints} WHERE ${complaints.day} = ${day})`,
          cashOffers: sql<number>`(SELECT count(*) FROM ${cashOffers} WHERE ${cashOffers.day} = ${day})`,
        })
        .from(sql`(SELECT 1)`)
        .prepare(),
    ),
  };
}

const nothing: DayCounts = {
  visits: 0,
  verified: 0,
  refused: 0,
  payments: 0,
  reversals: 0,
  complaints: 0,
  cashOffers: 0,
};

export function clashReads(orm: Orm) {
  const statements = clashStatements(orm);
  return {
    /** People and how much they recorded on the day after they were cut off (D9). */
    workedAfterCutOff: (day: string) =>
      // The instants of a business day lie within the dates beside it; the index is over instants.
      statements.workAfterCutOff().all({ day, from: addDays(day, -1), to: addDays(day, 2) }),
    /** Numbers of the register that a complaint of the day has although an earlier one has it (D7). */
    complaintNumbersTwice: (day: string) => statements.complaintNumbersTwice().all({ day }),
    /** Payments of the day whose terminal and reference number an earlier payment has (D2). */
    repeatedRrns: (day: string) => statements.repeatedRrns().all({ day }),
    /** What the office did on a day. */
    counts: (day: string): DayCounts => statements.counts().get({ day }) ?? nothing,
  };
}
