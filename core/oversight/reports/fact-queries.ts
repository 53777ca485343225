// The facts behind the reports, read by the day from the tables of the duties: every statement walks an index over the days that are
// asked for and no other. A fact counts on the business day on which it was recorded.
import { and, between, eq, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst, onlyFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { feeCharges, feeCorrections, feeLines } from '#db/schema/counter/fees.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { paymentAllocations, paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { ticketServings, tickets } from '#db/schema/counter/queue.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { type Fact, noMeasures } from './cells.ts';

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
    line: feeLines.line,
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

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function factStatements(orm: Orm) {
  return { ...moneyStatements(orm), ...chargeStatements(orm), ...visitStatements(orm) };
}

const unsaid = {
  terminal: null,
  service: null,
  payee: null,
  channel: null,
  reason: null,
  detail: null,
} as const;

type MoneyRow = Pick<Fact, 'id' | 'day' | 'at' | 'hour' | 'visitId' | 'terminal' | 'clerk' | 'amount'> & {
  readonly reason?: string;
  readonly part: number | null;
  readonly service: string | null;
  readonly payee: string | null;
  readonly channel: string | null;
  readonly gross: number | null;
  readonly vat: number | null;
};

/**
 * The parts of payments or of what went back, by the lines that they are for. What pays for no line (the terminal took more than was
 * due, a line is not known here) is a part of its own, so that all parts of a payment are its amount. The payment itself counts with
 * its first part.
 */
function partsOf(kind: 'paid' | 'returned', rows: readonly MoneyRow[]): Fact[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const { id, day, at, hour, visitId, terminal, clerk, reason = null } = first;
    const one = { ...unsaid, ...noMeasures, kind, id, day, at, hour, visitId, terminal, clerk, reason };
    const parts = ofOne.flatMap(({ part, service, payee, channel, gross, vat }): Fact[] => {
      if (part === null || part === 0) return [];
      const share = gross === null || gross === 0 ? 0 : Math.round(((vat ?? 0) * part) / gross);
      return [{ ...one, service, payee, channel, amount: part, vat: share }];
    });
    const rest = first.amount - parts.reduce((sum, { amount }) => sum + amount, 0);
    if (rest !== 0 || parts.length === 0) parts.push({ ...one, amount: rest });
    return parts.map((part, place) => ({ ...part, count: place === 0 ? 1 : 0 }));
  });
}

type FeeRow = Omit<Fact, 'kind' | 'terminal' | 'reason' | 'detail' | 'timed' | 'ms'> & {
  readonly code: string | null;
  readonly line: number;
};

/** How a visit ended, or where it stands. */
const endingOf = (ending: string | null, identity: string | null): string =>
  ending ?? (identity === 'refused' ? 'refused' : 'open');

export function factReads(orm: Orm) {
  const read = factStatements(orm);
  const feeFact = ({ code, line: _, ...row }: FeeRow) => ({
    ...unsaid,
    ...noMeasures,
    ...row,
    reason: code,
  });
  return {
    /** Every fact of the days that stays where it is once it is recorded, in the order of its kind. */
    facts(span: DaySpan): Fact[] {
      return [
        ...partsOf('paid', read.paid().all(span)),
        ...partsOf('returned', read.returned().all(span)),
        ...read
          .charged()
          .all(span)
          .map((row): Fact => ({ ...feeFact(row), kind: 'charged' })),
        ...read
          .cancelled()
          .all(span)
          .map(({ why, ...row }): Fact => ({ ...feeFact(row), kind: 'cancelled', detail: why })),
        ...read
          .visit()
          .all(span)
          .map(({ ending, identity, ms, ...row }): Fact => {
            const timed = ms === null ? { timed: 0, ms: 0 } : { timed: 1, ms };
            const reason = endingOf(ending, identity);
            return {
              ...unsaid,
              ...noMeasures,
              ...row,
              kind: 'visit',
              visitId: row.id,
              reason,
              count: 1,
              ...timed,
            };
          }),
        ...read
          .wait()
          .all(span)
          .map(
            ({ ms, ...row }): Fact => ({
              ...unsaid,
              ...noMeasures,
              ...row,
              kind: 'wait',
              count: 1,
              timed: 1,
              ms: ms ?? 0,
            }),
          ),
        ...read
          .refused()
          .all(span)
          .map((row): Fact => ({ ...unsaid, ...noMeasures, ...row, kind: 'refused', count: 1 })),
      ];
    },
  };
}
