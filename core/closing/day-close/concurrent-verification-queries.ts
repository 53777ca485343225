// Visits in which somebody was verified at one PC while another had refused them, or had left them to the manager, without either
// knowing of the other (D1.19). The memory of a refusal is of everybody in it and of the paper, each for itself (D1.11, D1.78), and
// so is this.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { concurrent, isBefore } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks, identitySubjects } from '#db/schema/counter/identity.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';

const day = sql.placeholder('day');
const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];

/** The decisions without a verification that the day may have to do with, with whom and what they were about. */
const remembered = sql`SELECT s.hash, r.id, r.device, r.epoch, r.seq, r.visit_id
  FROM ${identityChecks} r CROSS JOIN ${identitySubjects} s ON s.check_id = r.id
  WHERE r.day >= ${from} AND r.day <= ${to} AND r.outcome IN ('refused', 'escalated')`;

/** The first visit of the day in which one PC verified the same one concurrently with another PC's refusal of them. */
const isFirstOfPc = sql`NOT EXISTS (
  SELECT 1 FROM ${identitySubjects} earlier CROSS JOIN ${identityChecks} decided ON decided.id = earlier.check_id
  WHERE earlier.hash = r.hash AND earlier.day = ${day} AND earlier.visit_id <> r.visit_id
    AND decided.outcome = 'verified'
    AND decided.device = w.device AND ${isBefore('decided', 'w')} AND ${concurrent('decided', 'r')})`;

/**
 * The visits of `:day`, by refusals of the days `:from` to `:to`: from each of those, which are few, by hash to the checks `w` of
 * the day.
 */
export function verifiedConcurrentlyStatement(orm: Orm) {
  return once(() =>
    orm
      .select({ visitId: sql<string>`found.id`, number: sql<string>`found.number` })
      .from(sql`(WITH refusals AS MATERIALIZED (${remembered})
        SELECT DISTINCT v.id, ${visitNumberOf('v')} AS number FROM refusals r
          CROSS JOIN ${identitySubjects} t ON t.hash = r.hash AND t.day = ${day}
          CROSS JOIN ${identityChecks} w ON w.id = t.check_id
          CROSS JOIN ${visits} v ON v.id = w.visit_id
        WHERE w.outcome = 'verified' AND r.visit_id <> v.id AND ${concurrent('w', 'r')} AND ${isFirstOfPc}) found`)
      .orderBy(sql`found.id`)
      .prepare(),
  );
}
