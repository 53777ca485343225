// Reads of what the sheet of a day counts by person and by service.
import { and, count, eq, isNotNull, sql, sum } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { feeCharges, feeCorrections, feeLines } from '#db/schema/counter/fees.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { payments } from '#db/schema/counter/payments.ts';
import { visitEndings, visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import type { TypedSlip } from './contract.ts';

const day = sql.placeholder('day');

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function figureStatements(orm: Orm) {
  const lines = {
    itemCode: feeLines.itemCode,
    tariffId: feeCharges.tariffId,
    count: sum(feeLines.chargedCount).mapWith(Number),
    vat: sum(feeLines.vat).mapWith(Number),
    reduction: sum(feeLines.reduction).mapWith(Number),
    amount: sum(feeLines.gross).mapWith(Number),
  };
  return {
    visitsOf: once(() =>
      orm
        .select({ personId: visits.actor, name: persons.name, number: count() })
        .from(visits)
        .leftJoin(persons, eq(persons.id, visits.actor))
        .where(eq(visits.day, day))
        .groupBy(visits.actor, persons.name)
        .prepare(),
    ),
    refusalsOf: once(() =>
      orm
        .select({ personId: identityChecks.actor, name: persons.name, number: count() })
        .from(identityChecks)
        .leftJoin(persons, eq(persons.id, identityChecks.actor))
        .where(and(eq(identityChecks.day, day), eq(identityChecks.outcome, 'refused')))
        .groupBy(identityChecks.actor, persons.name)
        .prepare(),
    ),
    askedAfterCheck: once(() =>
      orm
        .select({ personId: visitEndings.actor, name: persons.name, number: count() })
        .from(visitEndings)
        .leftJoin(persons, eq(persons.id, visitEndings.actor))
        .where(
          and(
            ...[eq(visitEndings.day, day), eq(visitEndings.kind, 'asked')],
            sql`EXISTS (SELECT 1 FROM identity_checks c WHERE c.visit_id = ${visitEndings.visitId} AND c.outcome = 'verified')`,
          ),
        )
        .groupBy(visitEndings.actor, persons.name)
        .prepare(),
    ),
    typedSlips: once(() =>
      orm
        .select({
          paymentId: payments.id,
          visitId: payments.visitId,
          visitNumber: visitNumberOf('visits'),
          terminalId: payments.terminalId,
          amount: payments.amount,
          because: payments.typedBecause,
          byName: persons.name,
          at: payments.at,
        })
        .from(payments)
        .leftJoin(visits, eq(visits.id, payments.visitId))
        .leftJoin(persons, eq(persons.id, payments.actor))
        .where(and(eq(payments.day, day), isNotNull(payments.typedBecause)))
        .orderBy(...inOrder(payments))
        .prepare(),
    ),
    charged: once(() =>
      orm
        .select(lines)
        .from(feeLines)
        .innerJoin(feeCharges, eq(feeCharges.id, feeLines.chargeId))
        .where(and(eq(feeLines.day, day), eq(feeLines.channel, 'office_pos')))
        .groupBy(feeLines.itemCode, feeCharges.tariffId)
        .prepare(),
    ),
    cancelled: once(() =>
      orm
        .select(lines)
        .from(feeCorrections)
        .innerJoin(feeLines, eq(feeLines.chargeId, feeCorrections.chargeId))
        .innerJoin(feeCharges, eq(feeCharges.id, feeLines.chargeId))
        .where(
          and(
            eq(feeCorrections.day, day),
            eq(feeLines.channel, 'office_pos'),
            isFirst(feeCorrections, feeCorrections.chargeId),
          ),
        )
        .groupBy(feeLines.itemCode, feeCharges.tariffId)
        .prepare(),
    ),
  };
}

/** A service of a tariff with how often and for how much it was charged, in rials. */
export type ChargedItem = {
  itemCode: string;
  tariffId: string;
  count: number;
  vat: number;
  reduction: number;
  amount: number;
};
/** How often a person did something; both null where nobody is known. */
export type OfPerson = { personId: string | null; name: string | null; number: number };

export function figureReads(orm: Orm) {
  const statements = figureStatements(orm);
  return {
    /** Visits of a business day by who opened them. */
    visitsByPerson: (businessDay: string): OfPerson[] => statements.visitsOf().all({ day: businessDay }),
    /** Refused identities of a business day by who refused. */
    refusalsByPerson: (businessDay: string): OfPerson[] => statements.refusalsOf().all({ day: businessDay }),
    /** Visits of a business day that ended as only asked although somebody was verified in them, by who ended them (D19.245). */
    askedAfterCheck: (businessDay: string): OfPerson[] =>
      statements.askedAfterCheck().all({ day: businessDay }),
    /** Slips of connected terminals that were typed on a business day, the earliest first. */
    typedSlips: (businessDay: string): TypedSlip[] =>
      statements
        .typedSlips()
        .all({ day: businessDay })
        .flatMap(({ because, ...slip }) => (because === null ? [] : [{ ...slip, because }])),
    /** Lines charged to the office's POS on a business day, and those that were cancelled on it, by service and tariff. */
    chargedItems: (businessDay: string): { charged: ChargedItem[]; cancelled: ChargedItem[] } => ({
      charged: statements.charged().all({ day: businessDay }),
      cancelled: statements.cancelled().all({ day: businessDay }),
    }),
  };
}
