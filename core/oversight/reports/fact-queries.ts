// The facts behind the reports, read by the day from the tables of the duties: every statement walks an index over the days that are
// asked for and no other. A fact counts on the business day on which it was recorded.
import { and, between, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Fact } from '#core/foundation/reporting/cells.ts';
import type { FactKind } from '#core/foundation/reporting/columns.ts';
import {
  type ActRow,
  actFacts,
  cancelledFacts,
  chargedFacts,
  moneyFacts,
  presentFacts,
  refusedFacts,
  visitFacts,
  waitFacts,
} from '#core/foundation/reporting/facts.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst, onlyFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clientViews, recordViews } from '#db/schema/access/access-log.ts';
import { premisesChecks } from '#db/schema/closing/premises.ts';
import { feeCharges, feeCorrections, feeLines } from '#db/schema/counter/fees.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { paymentAllocations, paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { ticketServings, tickets } from '#db/schema/counter/queue.ts';
import { visits } from '#db/schema/counter/visits.ts';

const from = sql.placeholder('from');
const to = sql.placeholder('to');

/** The hour in Tehran of an instant: +03:30 without summer time since 1401. */
const hourOf = (at: SQLiteColumn) => sql<number>`CAST(strftime('%H', ${at}, '+210 minutes') AS INTEGER)`;
/** Between two instants, ms, never negative. */
const msBetween = (begin: SQL, end: SQL) =>
  sql<number | null>`CAST(max(0, round((julianday(${end}) - julianday(${begin})) * 86400000)) AS INTEGER)`;

/** Lines of fees that a payment paid for; a part that pays for no line has none. */
const partColumns = {
  part: paymentAllocations.amount,
  service: feeLines.itemCode,
  payee: feeLines.payee,
  channel: feeLines.channel,
  gross: feeLines.gross,
  vat: feeLines.vat,
};
const lineOfPart = and(
  eq(feeLines.chargeId, paymentAllocations.chargeId),
  eq(feeLines.line, paymentAllocations.line),
);

/** Statements of money, prepared on first use. */
function moneyStatements(orm: Orm) {
  return {
    paid: once(() =>
      orm
        .select({
          id: payments.id,
          day: payments.day,
          at: payments.at,
          hour: hourOf(payments.at),
          visitId: payments.visitId,
          terminal: payments.terminalId,
          clerk: payments.actor,
          amount: payments.amount,
          ...partColumns,
        })
        .from(payments)
        .leftJoin(paymentAllocations, eq(paymentAllocations.paymentId, payments.id))
        .leftJoin(feeLines, lineOfPart)
        .where(between(payments.day, from, to))
        .orderBy(...inOrder(payments), paymentAllocations.chargeId, paymentAllocations.line)
        .prepare(),
    ),
    returned: once(() =>
      orm
        .select({
          id: paymentReversals.id,
          day: paymentReversals.day,
          at: paymentReversals.at,
          hour: hourOf(paymentReversals.at),
          visitId: payments.visitId,
          terminal: payments.terminalId,
          clerk: paymentReversals.actor,
          reason: paymentReversals.reasonCode,
          amount: sql<number>`-${paymentReversals.amount}`,
          ...partColumns,
        })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .leftJoin(paymentAllocations, eq(paymentAllocations.paymentId, payments.id))
        .leftJoin(feeLines, lineOfPart)
        // Two PCs may both have reversed a payment, and it falls once.
        .where(
          and(between(paymentReversals.day, from, to), isFirst(paymentReversals, paymentReversals.paymentId)),
        )
        .orderBy(...inOrder(paymentReversals), paymentAllocations.chargeId, paymentAllocations.line)
        .prepare(),
    ),
  };
}

/** Statements of what was charged, and of what was cancelled of it. */
function chargeStatements(orm: Orm) {
  const line = {
    visitId: feeCharges.visitId,
    service: feeLines.itemCode,
    payee: feeLines.payee,
    channel: feeLines.channel,
    code: feeLines.reductionCode,
    count: feeLines.chargedCount,
    amount: feeLines.gross,
    vat: feeLines.vat,
    reduction: feeLines.reduction,
  };
  return {
    charged: once(() =>
      orm
        .select({
          ...line,
          id: feeCharges.id,
          day: feeLines.day,
          at: feeCharges.at,
          hour: hourOf(feeCharges.at),
          clerk: feeCharges.actor,
        })
        .from(feeLines)
        .innerJoin(feeCharges, eq(feeCharges.id, feeLines.chargeId))
        .where(between(feeLines.day, from, to))
        .orderBy(...inOrder(feeCharges), feeLines.line)
        .prepare(),
    ),
    cancelled: once(() =>
      orm
        .select({
          ...line,
          id: feeCorrections.id,
          day: feeCorrections.day,
          at: feeCorrections.at,
          hour: hourOf(feeCorrections.at),
          clerk: feeCorrections.actor,
          why: feeCorrections.reasonCode,
        })
        .from(feeCorrections)
        .innerJoin(feeLines, eq(feeLines.chargeId, feeCorrections.chargeId))
        .innerJoin(feeCharges, eq(feeCharges.id, feeCorrections.chargeId))
        .where(and(between(feeCorrections.day, from, to), isFirst(feeCorrections, feeCorrections.chargeId)))
        .orderBy(...inOrder(feeCorrections), feeLines.line)
        .prepare(),
    ),
  };
}

/** Statements of visits, of waiting for them, and of refused identities. */
function visitStatements(orm: Orm) {
  const ended = (what: string) =>
    sql`(SELECT ${sql.raw(what)} FROM visit_endings e WHERE e.visit_id = visits.id ${onlyFirst('e')})`;
  const completedAt = sql`(SELECT CASE WHEN e.kind = 'completed' AND e.day = visits.day THEN e.at END
    FROM visit_endings e WHERE e.visit_id = visits.id ${onlyFirst('e')})`;
  return {
    visit: once(() =>
      orm
        .select({
          id: visits.id,
          day: visits.day,
          at: visits.at,
          hour: hourOf(visits.at),
          clerk: visits.actor,
          ending: sql<string | null>`${ended('e.kind')}`,
          identity: sql<string | null>`(SELECT c.outcome FROM identity_checks c WHERE c.visit_id = visits.id
            ${onlyLast('c')})`,
          ms: msBetween(sql`visits.at`, completedAt),
        })
        .from(visits)
        .where(between(visits.day, from, to))
        .orderBy(...inOrder(visits))
        .prepare(),
    ),
    wait: once(() =>
      orm
        .select({
          id: ticketServings.id,
          day: ticketServings.day,
          at: ticketServings.at,
          hour: hourOf(ticketServings.at),
          visitId: ticketServings.visitId,
          clerk: ticketServings.actor,
          ms: msBetween(sql`${tickets.at}`, sql`${ticketServings.at}`),
        })
        .from(ticketServings)
        .innerJoin(tickets, eq(tickets.id, ticketServings.ticketId))
        .where(
          and(
            between(ticketServings.day, from, to),
            sql`NOT EXISTS (SELECT 1 FROM ticket_undos u WHERE u.day = ${ticketServings.day}
              AND u.act_id = ${ticketServings.id})`,
          ),
        )
        .orderBy(...inOrder(ticketServings))
        .prepare(),
    ),
    refused: once(() =>
      orm
        .select({
          id: identityChecks.id,
          day: identityChecks.day,
          at: identityChecks.at,
          hour: hourOf(identityChecks.at),
          visitId: identityChecks.visitId,
          clerk: identityChecks.actor,
          reason: identityChecks.reasonCode,
        })
        .from(identityChecks)
        .where(and(between(identityChecks.day, from, to), eq(identityChecks.outcome, 'refused')))
        .orderBy(...inOrder(identityChecks))
        .prepare(),
    ),
  };
}

/** Statements of what was looked at, and of checks of the premises. */
function registerStatements(orm: Orm) {
  return {
    viewed: once(() =>
      orm
        .select({ ...actColumns(clientViews), visitId: clientViews.visitId, reason: clientViews.purpose })
        .from(clientViews)
        .where(between(clientViews.day, from, to))
        .orderBy(...inOrder(clientViews))
        .prepare(),
    ),
    recordViewed: once(() =>
      orm
        .select({ ...actColumns(recordViews), reason: recordViews.kind })
        .from(recordViews)
        .where(between(recordViews.day, from, to))
        .orderBy(...inOrder(recordViews))
        .prepare(),
    ),
    checked: once(() =>
      orm
        .select({
          ...actColumns(premisesChecks),
          reason: premisesChecks.item,
          result: premisesChecks.result,
        })
        .from(premisesChecks)
        .where(between(premisesChecks.day, from, to))
        .orderBy(...inOrder(premisesChecks))
        .prepare(),
    ),
  };
}

/** Where an act of a register stands. */
const actColumns = (table: { readonly id: SQLiteColumn } & Record<'day' | 'at' | 'actor', SQLiteColumn>) => ({
  id: sql<string>`${table.id}`,
  day: sql<string>`${table.day}`,
  at: sql<string>`${table.at}`,
  hour: hourOf(table.at),
  clerk: sql<string | null>`${table.actor}`,
});

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function factStatements(orm: Orm) {
  return {
    ...moneyStatements(orm),
    ...chargeStatements(orm),
    ...visitStatements(orm),
    ...registerStatements(orm),
  };
}

export function factReads(orm: Orm) {
  const read = factStatements(orm);
  const viewedRows = (span: DaySpan): ActRow[] => [
    ...read
      .viewed()
      .all(span)
      .map((row) => ({ ...row, kind: 'viewed' as const, count: 1, ms: null })),
    ...read
      .recordViewed()
      .all(span)
      .map((row) => ({ ...row, kind: 'viewed' as const, visitId: null, count: 1, ms: null })),
  ];
  const checkRows = (span: DaySpan): ActRow[] =>
    read
      .checked()
      .all(span)
      .map(({ result, ...row }) => ({
        ...row,
        kind: result === 'failed' ? ('checkFailed' as const) : ('checked' as const),
        ...{ visitId: null, count: 1, ms: null },
      }));
  /** Each with the kinds of facts that it brings. */
  const registers: readonly (readonly [readonly FactKind[], (span: DaySpan) => Fact[]])[] = [
    [['paid'], (span) => moneyFacts('paid', read.paid().all(span))],
    [['returned'], (span) => moneyFacts('returned', read.returned().all(span))],
    [['charged'], (span) => chargedFacts(read.charged().all(span))],
    [['cancelled'], (span) => cancelledFacts(read.cancelled().all(span))],
    [['visit'], (span) => visitFacts(read.visit().all(span))],
    [['wait'], (span) => waitFacts(read.wait().all(span))],
    [['refused'], (span) => refusedFacts(read.refused().all(span))],
    [['viewed'], (span) => actFacts(viewedRows(span))],
    [['checked', 'checkFailed'], (span) => actFacts(checkRows(span))],
  ];
  return {
    /** Every fact of the days that stays where it is once it is recorded, in the order of its kind; of `isAsked` kinds alone. */
    facts(span: DaySpan, isAsked: (kind: FactKind) => boolean = () => true): Fact[] {
      const isWhole = isAsked('present');
      const facts = registers.flatMap(([kinds, factsOf]) =>
        isWhole || kinds.some(isAsked) ? factsOf(span) : [],
      );
      if (!isWhole) return facts;
      const days = Map.groupBy(facts, ({ day }) => day);
      return [...facts, ...[...days.values()].flatMap(presentFacts)];
    },
  };
}
