// Acts by which duties are kept, counted by the day, and what closings in force signed beside their differences. The registers that are
// read whole stay small: alerts, cut-offs, sessions of training, postings, papers of the office's people.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import type { Occasion, Paper } from './rules.ts';

/** Whether a letter says that who was cut off (`k`) went to another office, and they did not come back in between. */
const wasMoved =
  sql.raw(`EXISTS (SELECT 1 FROM postings f WHERE f.person_id = k.person_id AND f.kind = 'office' AND f.lc < k.lc
    AND NOT EXISTS (SELECT 1 FROM transfer_withdrawals w WHERE w.transfer_id = f.id)
    AND NOT EXISTS (SELECT 1 FROM postings b WHERE b.person_id = f.person_id AND b.kind = 'introduced'
      AND b.lc > f.lc AND b.lc < k.lc))`);

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function complianceStatements(orm: Orm) {
  const within = (column: string) =>
    sql`${sql.raw(column)} BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('to')}`;
  return {
    acts: once(() =>
      orm
        .select({
          duty: sql<string>`a.duty`,
          day: sql<string>`a.day`,
          outcome: sql<'done' | 'late' | 'missed'>`a.outcome`,
          count: sql<number>`count(*)`,
        })
        .from(
          sql`(SELECT 'D15' AS duty, r.day, 'done' AS outcome FROM advice_referrals r WHERE ${within('r.day')}
              AND NOT EXISTS (SELECT 1 FROM act_withdrawals w WHERE w.day = r.day AND w.act_id = r.id)
            UNION ALL SELECT 'D12', s.day, 'done' FROM anomaly_answers s WHERE ${within('s.day')}
            UNION ALL SELECT 'D13', t.day, 'done' FROM training_sessions t WHERE ${within('t.day')}
            UNION ALL SELECT 'D16', l.day, CASE WHEN EXISTS (SELECT 1 FROM access_alert_answers n
                WHERE n.alert_id = l.id) THEN 'done' ELSE 'late' END FROM access_alerts l WHERE ${within('l.day')}
            UNION ALL SELECT 'D9', c.day, CASE WHEN c.late THEN 'late' ELSE 'done' END
              FROM departure_closings c WHERE ${within('c.day')}
            UNION ALL SELECT 'D10', p.day, 'done' FROM postings p WHERE ${within('p.day')} AND p.kind <> 'introduced'
              AND NOT EXISTS (SELECT 1 FROM transfer_withdrawals v WHERE v.transfer_id = p.id)
            UNION ALL SELECT 'D10', q.day, 'done' FROM post_changes q WHERE ${within('q.day')}
            UNION ALL SELECT 'D10', k.day, 'missed' FROM cut_offs k WHERE ${within('k.day')}
              AND k.reason_code = 'transferred' AND NOT ${wasMoved}
            UNION ALL SELECT 'D11', x.for_day, 'late' FROM sharing_answers x WHERE ${within('x.for_day')}
            UNION ALL SELECT 'D9', o.day, 'late' FROM cut_offs o WHERE ${within('o.day')}
              AND NOT EXISTS (SELECT 1 FROM departure_closings d WHERE d.cut_off_id = o.id)) a`,
        )
        .groupBy(sql`a.duty, a.day, a.outcome`)
        .prepare(),
    ),
    /** What everybody's right to work rests on; a letter counts from its own day, and was known on that of its entry. */
    papers: once(() =>
      orm
        .select({
          kind: sql<Paper['kind']>`l.kind`,
          personId: sql<string>`l.person_id`,
          from: sql<string>`l.since`,
          to: sql<string>`l.until`,
          lc: sql<number>`l.lc`,
          day: sql<string>`l.day`,
        })
        .from(
          sql`(SELECT 'file' AS kind, f.person_id, f.opened_on AS since, '' AS until, f.lc, f.day FROM supervision_files f
            UNION ALL SELECT 'clearance', c.person_id, c.issued_on, c.expires_on, c.lc, c.day FROM clearances c
            UNION ALL SELECT 'withdrawal', w.person_id, w.withdrawn_on, '', w.lc, w.day FROM clearance_withdrawals w) l`,
        )
        .prepare(),
    ),
    closings: once(() =>
      orm
        .select({ day: sql<string>`c.for_day`, summary: sql<string | null>`c.summary` })
        .from(sql`day_closings c`)
        .where(
          sql`${within('c.for_day')} AND c.kind = 'closed' AND NOT EXISTS (SELECT 1 FROM day_closings later
            WHERE later.for_day = c.for_day AND (later.lc, later.id) > (c.lc, c.id))`,
        )
        .orderBy(sql`c.for_day`)
        .prepare(),
    ),
  };
}

const signedSchema = z.object({
  missingPeers: z.array(z.unknown()),
  singleConfirmations: z.array(z.unknown()),
  ledger: z.object({ open: z.array(z.object({ day: z.string(), state: z.string() })) }),
});
export type SignedDay = z.infer<typeof signedSchema> & { readonly day: string };

export function complianceReads(orm: Orm) {
  const read = complianceStatements(orm);
  return {
    /** Acts of duties by the day on which they were recorded. */
    dutyActs: (span: DaySpan): (Occasion & { readonly duty: string })[] => read.acts().all(span),
    /** The papers of everybody, by person. */
    papers: (): Map<string, Paper[]> => Map.groupBy(read.papers().all(), ({ personId }) => personId),
    /** What the closings in force of the days signed. */
    signedDays: (span: DaySpan): SignedDay[] =>
      read
        .closings()
        .all(span)
        .flatMap(({ day, summary }) =>
          summary === null ? [] : [{ day, ...signedSchema.parse(JSON.parse(summary)) }],
        ),
  };
}
