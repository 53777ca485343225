// A month of days by one statement: each day walks the indexes over itself, and no other day's facts.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isInTime } from '#core/foundation/calendar/closures.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { calendarState } from './calendar-rules.ts';
import type { CalendarDay } from './contract.ts';

/** Of the closing in force of the day `d`; nothing where it was opened again. */
const ofClosing = (what: string) =>
  sql`(SELECT CASE WHEN c.kind = 'closed' THEN ${sql.raw(what)} END FROM day_closings c
    LEFT JOIN persons p ON p.id = c.actor WHERE c.for_day = d.day ${onlyLast('c')})`;

/** The closing of an item is in force: what was done last to its day. */
const isInForce = (name: string) =>
  sql.raw(`${name}.kind = 'closed' AND NOT EXISTS (SELECT 1 FROM day_closings later
    WHERE later.for_day = ${name}.for_day AND (later.lc, later.id) > (${name}.lc, ${name}.id))`);

/** Payments of the day `d` that its closing left for a later report, and that no other day has taken or met since. */
const awaitedOf = (what: string) =>
  sql`(SELECT ${sql.raw(what)} FROM day_close_items i JOIN day_closings c ON c.id = i.closing_id
    JOIN payments p ON p.id = i.item_id
    WHERE i.status = 'unsettled' AND i.item_day = d.day AND c.for_day = d.day AND ${isInForce('c')}
      AND NOT EXISTS (SELECT 1 FROM day_close_items m JOIN day_closings met ON met.id = m.closing_id
        WHERE m.status IN ('late', 'borrowed', 'met') AND m.item_day = d.day AND m.item_id = i.item_id
          AND met.for_day <> d.day AND ${isInForce('met')}))`;

/** A sum that stops where numbers are exact, whatever another PC sent. */
const sumWritten = (of: string): string => `CAST(min(${Number.MAX_SAFE_INTEGER}, total(${of})) AS INTEGER)`;
const sumOf = (of: string) => sql.raw(sumWritten(of));

/** A closure that stands for the day `d`; the first that was declared. */
const closureOf = (what: string) =>
  sql`(SELECT ${sql.raw(what)} FROM closures k WHERE k.closed_day = d.day
    AND NOT EXISTS (SELECT 1 FROM closure_withdrawals w WHERE w.closure_id = k.id) ${onlyFirst('k')})`;

/** Statements of the calendar, prepared on first use. Named for the tests of their query plans. */
export function calendarStatements(orm: Orm) {
  const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];
  return {
    month: once(() =>
      orm
        .select({
          day: sql<string>`d.day`,
          firstDay: sql<string | null>`(SELECT min(o.day) FROM day_openings o)`,
          openedAt: sql<
            string | null
          >`(SELECT o.at FROM day_openings o WHERE o.day = d.day ${onlyFirst('o')})`,
          closing: sql<'closed' | 'reopened' | null>`(SELECT c.kind FROM day_closings c
            WHERE c.for_day = d.day ${onlyLast('c')})`,
          closedAt: sql<string | null>`${ofClosing('c.at')}`,
          closedByName: sql<string | null>`${ofClosing('p.name')}`,
          summary: sql<string | null>`${ofClosing('c.summary')}`,
          reopenings: sql<number>`(SELECT count(*) FROM day_closings c
            WHERE c.for_day = d.day AND c.kind = 'reopened')`,
          visits: sql<number>`(SELECT count(*) FROM visits v WHERE v.day = d.day)`,
          paid: sql<number>`(SELECT ${sumOf('p.amount')} FROM payments p WHERE p.day = d.day)`,
          // Two PCs may both have reversed a payment, and it falls once.
          returned: sql<number>`(SELECT ${sumOf('-r.amount')} FROM payment_reversals r WHERE r.day = d.day
            AND NOT EXISTS (SELECT 1 FROM payment_reversals e WHERE e.payment_id = r.payment_id
              AND (e.lc, e.id) < (r.lc, r.id)))`,
          awaitedCount: sql<number>`${awaitedOf('count(*)')}`,
          awaitedRials: sql<number>`${awaitedOf(sumWritten('p.amount'))}`,
          closureKind: sql<'holiday' | 'sudden' | null>`${closureOf('k.kind')}`,
          authority: sql<string | null>`${closureOf('k.authority')}`,
          reference: sql<string | null>`${closureOf('k.reference')}`,
          declaredOn: sql<string | null>`${closureOf('k.day')}`,
        })
        .from(
          sql`(WITH RECURSIVE d(day) AS (SELECT ${from} UNION ALL
            SELECT date(d.day, '+1 day') FROM d WHERE d.day < ${to}) SELECT day FROM d) d`,
        )
        .orderBy(sql`d.day`)
        .prepare(),
    ),
  };
}

/** What a closing signed of its differences. */
const signedSchema = z.object({ exceptions: z.array(z.object({ count: z.int() })) });
const differencesOf = (summary: string | null): number =>
  summary === null
    ? 0
    : signedSchema.parse(JSON.parse(summary)).exceptions.reduce((sum, one) => sum + one.count, 0);

export type DaysOfMonth = { readonly firstDay: string | null; readonly days: CalendarDay[] };

export function calendarReads(orm: Orm) {
  const { month } = calendarStatements(orm);
  return {
    /** Every day of a span with its state, the first one first; `today` is the business day of now. */
    calendar(span: DaySpan, today: string): DaysOfMonth {
      const rows = month().all(span);
      const firstDay = rows[0]?.firstDay ?? null;
      const days = rows.map((row): CalendarDay => {
        const { day, openedAt, closing, closureKind, authority, reference, declaredOn } = row;
        const differences = differencesOf(row.summary);
        const isDeclared =
          declaredOn !== null && openedAt === null && isInTime({ closedDay: day, declaredOn });
        const isHoliday = closureKind !== null && isDeclared;
        const facts = { day, isOpened: openedAt !== null, closing, differences };
        return {
          day,
          state: calendarState({ ...facts, awaited: row.awaitedCount, isHoliday }, today, firstDay),
          openedAt,
          closedAt: row.closedAt,
          closedByName: row.closedByName,
          reopenings: row.reopenings,
          visits: row.visits,
          paid: row.paid,
          returned: row.returned,
          differences,
          awaited: { count: row.awaitedCount, rials: row.awaitedRials },
          closure: isHoliday
            ? { kind: closureKind, authority: authority ?? '', reference: reference ?? '' }
            : null,
        };
      });
      return { firstDay, days };
    },
  };
}
