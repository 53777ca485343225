// Visits whose client was verified at one PC while another had refused them, or had left them to the manager, without either
// knowing of the other (D1.19). The memory of a refusal is of whoever stood there and of whose matter it was, each for itself
// (D1.11), and so is this.
import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { concurrent, isBefore } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { visits } from '#db/schema/counter/visits.ts';

const day = sql.placeholder('day');
const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];

/** The decisions without a verification that the day may have to do with, with whom they were about. */
const remembered = sql`SELECT r.id, r.device, r.epoch, r.seq, r.visit_id, v.person_hmac, v.identifier_hmac
  FROM ${identityChecks} r JOIN ${visits} v ON v.id = r.visit_id
  WHERE r.day >= ${from} AND r.day <= ${to} AND v.day >= ${from} AND r.outcome IN ('refused', 'escalated')`;

/** The check `w` of the visit `v` verified, and neither it nor the refusal `r` of another visit knew of the other. */
const verifiedConcurrently = sql`w.outcome = 'verified' AND r.visit_id <> v.id AND ${concurrent('w', 'r')}`;

/** The first visit of the day in which one PC verified a client or person concurrently with another PC's refusal of them. */
const isFirstOfPc = (same: SQL): SQL => sql`NOT EXISTS (
  SELECT 1 FROM ${visits} earlier JOIN ${identityChecks} decided ON decided.visit_id = earlier.id
  WHERE ${same} AND earlier.day = ${day} AND earlier.id <> r.visit_id AND decided.outcome = 'verified'
    AND decided.device = w.device AND ${isBefore('decided', 'w')} AND ${concurrent('decided', 'r')})`;

/**
 * The visits of `:day`, by refusals of the days `:from` to `:to`. Two walks: from each refusal along the index of its client's
 * visits, and along the visits of the day with a look for each person among the refusals, which are few; an OR over the two
 * would walk every visit for every refusal.
 */
export function verifiedConcurrentlyStatement(orm: Orm) {
  return once(() =>
    orm
      .select({ visitId: sql<string>`found.id`, number: sql<number>`found.number` })
      .from(sql`(WITH refusals AS MATERIALIZED (${remembered})
        SELECT v.id, v.number FROM refusals r
          CROSS JOIN ${visits} v ON v.identifier_hmac = r.identifier_hmac AND +v.day = ${day}
          CROSS JOIN ${identityChecks} w ON w.visit_id = v.id
        WHERE ${verifiedConcurrently} AND ${isFirstOfPc(sql`earlier.identifier_hmac = v.identifier_hmac`)}
        UNION
        SELECT v.id, v.number FROM ${visits} v
          CROSS JOIN refusals r ON r.person_hmac = v.person_hmac
          CROSS JOIN ${identityChecks} w ON w.visit_id = v.id
        WHERE v.day = ${day} AND ${verifiedConcurrently}
          AND ${isFirstOfPc(sql`earlier.person_hmac = v.person_hmac`)}) found`)
      .orderBy(sql`found.id`)
      .prepare(),
  );
}
