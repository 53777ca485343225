// Facts of which later ones say more: complaints, answered on another day than their own, and the differences that the closing in force
// of a day explained. They are few, and read whenever a report is.
import { and, between, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { dayClosings } from '#db/schema/journal/business-day.ts';
import { type Fact, noMeasures } from './cells.ts';

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function liveFactStatements(orm: Orm) {
  const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];
  const outcome = (what: string) =>
    sql`(SELECT ${sql.raw(what)} FROM complaint_addenda a WHERE a.complaint_id = complaints.id
      AND a.kind = 'outcome' ${onlyFirst('a')})`;
  return {
    /** What is about the manager is sealed, and is not told here (D7). */
    complaints: once(() =>
      orm
        .select({
          id: complaints.id,
          day: complaints.day,
          at: complaints.at,
          category: complaints.category,
          visitId: complaints.visitId,
          clerk: complaints.aboutId,
          outcome: sql<string | null>`${outcome('a.outcome')}`,
          answeredOn: sql<string | null>`${outcome('a.day')}`,
          isMerged: sql<number>`EXISTS (SELECT 1 FROM complaint_links l WHERE l.complaint_id = complaints.id
            AND l.kind = 'merged')`,
        })
        .from(complaints)
        .where(
          and(
            between(complaints.day, from, to),
            eq(complaints.kind, 'complaint'),
            eq(complaints.aboutManager, false),
          ),
        )
        .orderBy(complaints.day, complaints.lc, complaints.id)
        .prepare(),
    ),
    closings: once(() =>
      orm
        .select({
          day: dayClosings.forDay,
          at: dayClosings.at,
          by: dayClosings.actor,
          summary: dayClosings.summary,
        })
        .from(dayClosings)
        .where(
          and(
            between(dayClosings.forDay, from, to),
            eq(dayClosings.kind, 'closed'),
            sql`NOT EXISTS (SELECT 1 FROM day_closings later WHERE later.for_day = ${dayClosings.forDay}
              AND (later.lc, later.id) > (${dayClosings.lc}, ${dayClosings.id}))`,
          ),
        )
        .orderBy(dayClosings.forDay)
        .prepare(),
    ),
  };
}

const signedSchema = z.object({
  exceptions: z.array(z.object({ kind: z.string(), reasonCode: z.string().nullable(), count: z.int() })),
});

const unsaid = { terminal: null, service: null, payee: null, channel: null, hour: null } as const;

export type LiveFactAsks = {
  /** The last day to answer a complaint of a business day. */
  dueDayOf(day: string): string;
  /** The business day of now. */
  readonly today: string;
};

export function liveFactReads(orm: Orm) {
  const read = liveFactStatements(orm);
  return {
    /** Complaints and differences of the days as they stand now. */
    liveFacts(span: DaySpan, { dueDayOf, today }: LiveFactAsks): Fact[] {
      const ofComplaints = read
        .complaints()
        .all(span)
        .flatMap(({ category, outcome, answeredOn, isMerged, ...row }): Fact[] => {
          const detail = outcome ?? (isMerged === 1 ? 'merged' : 'open');
          const fact = { ...unsaid, ...noMeasures, ...row, reason: category, detail, count: 1 };
          const isOver = (answeredOn ?? today) > dueDayOf(row.day) && isMerged === 0;
          const inTime: Fact[] = answeredOn !== null && !isOver ? [{ ...fact, kind: 'answered' }] : [];
          return [
            { ...fact, kind: 'complaint' },
            ...inTime,
            ...(isOver ? [{ ...fact, kind: 'late' as const }] : []),
          ];
        });
      const ofDays = read
        .closings()
        .all(span)
        .flatMap(({ day, at, by, summary }) =>
          summary === null
            ? []
            : signedSchema.parse(JSON.parse(summary)).exceptions.map(
                ({ kind, reasonCode, count }): Fact => ({
                  ...unsaid,
                  ...noMeasures,
                  kind: 'difference',
                  id: `${day} ${kind} ${reasonCode}`,
                  day,
                  at,
                  visitId: null,
                  clerk: by,
                  reason: kind,
                  detail: reasonCode,
                  count,
                }),
              ),
        );
      return [...ofComplaints, ...ofDays];
    },
  };
}
