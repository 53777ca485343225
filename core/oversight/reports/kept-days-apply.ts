// What days came to, kept in a table so that a year is read at once (D20.85). A day is counted once it is over (ready-days.ts), or when it
// is first read; whatever came in about it takes it away before it is read again (J54), so that it is counted anew.
// Invariant: what is kept of a day is what a count of the same tables brings.
import { and, between, eq, sql } from 'drizzle-orm';
import { clientViewed, recordViewed } from '#core/access/access-log/entries.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { feeChargeCancelled, feeCharged } from '#core/counter/fees/entries.ts';
import {
  identityEscalated,
  identityRefused,
  identityResumed,
  identityVerified,
} from '#core/counter/identity/entries.ts';
import { paymentReallocated, paymentRecorded, paymentReversed } from '#core/counter/payments/entries.ts';
import { ticketCallUndone, ticketIssued, ticketServed } from '#core/counter/queue/entries.ts';
import { visitCancelled, visitCompleted, visitOnlyAsked, visitOpened } from '#core/counter/visits/entries.ts';
import { type DaySpan, daysOf } from '#core/foundation/calendar/jalali-period.ts';
import {
  type Cell,
  cellsBy,
  type KeptWay,
  keptWays,
  readCells,
  writeCells,
} from '#core/foundation/reporting/cells.ts';
import type { Keeper } from '#core/journal/log/kept-lists.ts';
import type { Orm, Store } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { reportDays } from '#db/schema/oversight/reports.ts';

/** Entries that change what a day came to. */
const counted: readonly { readonly type: string }[] = [
  ...[visitOpened, visitCompleted, visitOnlyAsked, visitCancelled],
  ...[identityVerified, identityRefused, identityResumed, identityEscalated],
  ...[feeCharged, feeChargeCancelled, paymentRecorded, paymentReallocated, paymentReversed],
  ...[ticketIssued, ticketServed, ticketCallUndone],
  ...[clientViewed, recordViewed, premisesChecked],
];

/**
 * Takes away the days that an entry is about: its own, and those of everything that was recorded of its visit. A payment that another
 * PC reversed as well, a visit that ended late: what of them counts may stand on another day now.
 */
export function reportKeepers({ orm }: Store): readonly Keeper[] {
  const anyKept = once(() => orm.select({ day: reportDays.day }).from(reportDays).limit(1).prepare());
  const [day, visit, payment, charge, act] = ['day', 'visit', 'payment', 'charge', 'act'].map((name) =>
    sql.placeholder(name),
  );
  const forget = once(() =>
    orm
      .delete(reportDays)
      .where(
        sql`day IN (WITH one(id) AS (SELECT coalesce(${visit},
            (SELECT p.visit_id FROM payments p WHERE p.id = ${payment}),
            (SELECT c.visit_id FROM fee_charges c WHERE c.id = ${charge})))
          SELECT ${day}
          UNION SELECT v.day FROM one JOIN visits v ON v.id = one.id
          UNION SELECT p.day FROM one JOIN payments p ON p.visit_id = one.id
          UNION SELECT r.day FROM one JOIN payments p ON p.visit_id = one.id
            JOIN payment_reversals r ON r.payment_id = p.id
          UNION SELECT c.day FROM one JOIN fee_charges c ON c.visit_id = one.id
          UNION SELECT p.day FROM one JOIN fee_charges c ON c.visit_id = one.id
            JOIN payment_allocations a ON a.charge_id = c.id JOIN payments p ON p.id = a.payment_id
          UNION SELECT f.day FROM one JOIN fee_charges c ON c.visit_id = one.id
            JOIN fee_corrections f ON f.charge_id = c.id
          UNION SELECT s.day FROM ticket_servings s WHERE s.id = ${act})`,
      )
      .prepare(),
  );
  const keep = (body: unknown, ofDay: string): void => {
    // While a journal is written into empty tables nothing is kept, and nothing is looked for.
    if (anyKept().get() === undefined) return;
    const named = (name: string): string | null => {
      const value = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
      return typeof value === 'string' ? value : null;
    };
    forget().run({
      day: ofDay,
      visit: named('visitId'),
      payment: named('paymentId'),
      charge: named('chargeId'),
      act: named('actId'),
    });
  };
  return counted.map(({ type }) => ({ type, keep }));
}

/** The days as they are kept. */
export function keptDays(orm: Orm) {
  const kept = once(() =>
    orm
      .select({ day: reportDays.day, cells: reportDays.cells })
      .from(reportDays)
      .where(
        and(
          between(reportDays.day, sql.placeholder('from'), sql.placeholder('to')),
          eq(reportDays.way, sql.placeholder('way')),
        ),
      )
      .prepare(),
  );
  /** All ways of a day by one statement: it is kept whole or not at all. */
  const put = once(() =>
    orm
      .insert(reportDays)
      .values(
        keptWays.map((way) => ({ day: sql.placeholder('day'), way, cells: sql.placeholder(`by ${way}`) })),
      )
      .onConflictDoNothing()
      .prepare(),
  );
  const missing = once(() =>
    orm
      .select({ day: sql<string>`d.day` })
      .from(
        sql`(WITH RECURSIVE d(day) AS (SELECT date(${sql.placeholder('today')}, '-1 day') UNION ALL
          SELECT date(d.day, '-1 day') FROM d WHERE d.day > (SELECT min(o.day) FROM day_openings o))
          SELECT day FROM d) d`,
      )
      .where(
        sql`d.day >= (SELECT min(o.day) FROM day_openings o)
          AND NOT EXISTS (SELECT 1 FROM report_days r WHERE r.day = d.day AND r.way = 'all')`,
      )
      .limit(1)
      .prepare(),
  );
  return {
    /** The newest day before `today`, since the office opened its first, that is not kept; null where all are. */
    newestMissing: (today: string): string | null => missing().get({ today })?.day ?? null,
    /**
     * What the days of a span came to: as kept, or counted now and kept.
     * @param way by what cells are told apart; the fewer, the less is read
     */
    of(span: DaySpan, way: KeptWay, count: (day: string) => Cell[]): Cell[] {
      const known = new Map(
        kept()
          .all({ ...span, way })
          .map(({ day, cells }) => [day, cells]),
      );
      return daysOf(span).flatMap((day) => {
        const cells = known.get(day);
        return cells === undefined ? cellsBy(way, keep(day, count(day))) : readCells(day, cells);
      });
    },
  };

  function keep(day: string, cells: Cell[]): Cell[] {
    // Whoever looks at a store that may only be read keeps nothing.
    if (!orm.$client.readonly)
      put().run({
        day,
        ...Object.fromEntries(keptWays.map((way) => [`by ${way}`, writeCells(cellsBy(way, cells))])),
      });
    return cells;
  }
}
