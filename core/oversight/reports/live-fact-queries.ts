// Facts of which later ones say more: complaints, answered on another day than their own, and the differences that the closing in force
// of a day explained. They are few, and read whenever a report is.
import { and, between, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { signedLedgerSchema } from '#core/closing/day-close/ledger/contract.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Fact } from '#core/foundation/reporting/cells.ts';
import {
  actFacts,
  type ClosingRow,
  complaintFacts,
  differenceFacts,
  ledgerFacts,
  missingFacts,
} from '#core/foundation/reporting/facts.ts';
import { openBands } from '#core/foundation/reporting/open-bands.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { dayClosings } from '#db/schema/journal/business-day.ts';

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

/** Statements of registers that stay small: who was trained, who left, and what came into force of the tariff. */
function smallRegisterStatements(orm: Orm) {
  const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];
  return {
    acts: once(() =>
      orm
        .select({
          kind: sql<'trained' | 'left' | 'tariffChanged'>`a.kind`,
          id: sql<string>`a.id`,
          day: sql<string>`a.day`,
          at: sql<string>`a.at`,
          clerk: sql<string | null>`a.clerk`,
          reason: sql<string | null>`a.reason`,
          ms: sql<
            number | null
          >`CAST(max(0, round((julianday(a.at) - julianday(a.since)) * 86400000)) AS INTEGER)`,
        })
        .from(
          sql`(SELECT 'trained' AS kind, t.id, t.day, t.at, t.actor AS clerk,
              (SELECT s.topic_id FROM training_sessions s WHERE s.id = t.session_id) AS reason, NULL AS since
              FROM training_attendances t WHERE t.day BETWEEN ${from} AND ${to}
              AND NOT EXISTS (SELECT 1 FROM attendance_withdrawals w
                WHERE w.session_id = t.session_id AND w.person_id = t.actor)
            UNION ALL SELECT 'left', c.id, c.day, c.at, c.person_id, c.reason_code, c.left_at
              FROM cut_offs c WHERE c.day BETWEEN ${from} AND ${to}
            UNION ALL SELECT 'tariffChanged', f.id, f.day, f.at, f.actor, NULL, NULL
              FROM tariff_confirmations f WHERE f.day BETWEEN ${from} AND ${to}
            UNION ALL SELECT 'tariffChanged', r.id, r.day, r.at, r.actor, NULL, NULL
              FROM rate_confirmations r WHERE r.day BETWEEN ${from} AND ${to}) a`,
        )
        .orderBy(sql`a.day, a.kind, a.id`)
        .prepare(),
    ),
  };
}

const signedSchema = z.object({
  missingPeers: z.array(z.object({ deskNumber: z.int() })),
  exceptions: z.array(
    z.object({ kind: z.string(), reasonCode: z.string().nullable(), count: z.int(), rials: z.int() }),
  ),
  ledger: signedLedgerSchema,
  totals: z.array(z.object({ terminalId: z.string(), psp: z.int() })),
});

function signedOf(summary: string): Omit<ClosingRow, 'day' | 'at' | 'by'> {
  const { exceptions, missingPeers, ledger, totals } = signedSchema.parse(JSON.parse(summary));
  const { open, lines } = ledger;
  return {
    ...{ differences: exceptions, missingPcs: missingPeers.map(({ deskNumber }) => deskNumber) },
    ...{ open: openBands(open), lines, totals },
  };
}

export type LiveFactAsks = {
  /** The last day to answer a complaint of a business day. */
  dueDayOf(day: string): string;
  /** The business day of now. */
  readonly today: string;
};

export function liveFactReads(orm: Orm) {
  const read = liveFactStatements(orm);
  const registers = smallRegisterStatements(orm);
  return {
    /** Complaints, differences and small registers of the days as they stand now. */
    liveFacts(span: DaySpan, { dueDayOf, today }: LiveFactAsks): Fact[] {
      const ofComplaints = read
        .complaints()
        .all(span)
        .map(({ isMerged, ...row }) => ({ ...row, isMerged: isMerged === 1, dueDay: dueDayOf(row.day) }));
      const ofDays = read
        .closings()
        .all(span)
        .flatMap(({ summary, ...row }) => (summary === null ? [] : [{ ...row, ...signedOf(summary) }]));
      const acts = registers
        .acts()
        .all(span)
        .map((row) => ({ ...row, hour: null, visitId: null, count: 1 }));
      return [
        ...complaintFacts(ofComplaints, today),
        ...differenceFacts(ofDays),
        ...missingFacts(ofDays),
        ...ledgerFacts(ofDays),
        ...actFacts(acts),
      ];
    },
  };
}
