// Visits whose client was verified at one PC while another had refused them, or had left them to the manager, without either
// knowing of the other (D1.19). The memory of a refusal is of whoever stood there and of whose matter it was, each for itself
// (D1.11), and so is this.
import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { identityChecks } from '#db/schema/identity.ts';
import { visitReasons, visits } from '#db/schema/visits.ts';

/** The decisions without a verification that are remembered on the day, with whom they were about. */
const remembered = sql`SELECT c.device, c.at, c.visit_id, v.person_hmac, v.identifier_hmac
  FROM ${identityChecks} c JOIN ${visits} v ON v.id = c.visit_id
  WHERE c.day >= ${sql.placeholder('from')} AND c.day <= ${sql.placeholder('day')}
    AND c.outcome IN ('refused', 'escalated')`;

/** The check `w` of the visit `v` verified, later and at another PC than the refusal `r`, and nobody told what had changed. */
const unknowing = sql`w.outcome = 'verified' AND w.device <> r.device AND w.at > r.at AND r.visit_id <> v.id
  AND NOT EXISTS (SELECT 1 FROM ${visitReasons} told WHERE told.act_id = w.id)`;

/** Nor was who `which` says verified between the two, in another visit than this one. */
const notSince = (which: SQL): SQL => sql`NOT EXISTS (
  SELECT 1 FROM ${visits} since JOIN ${identityChecks} decided ON decided.visit_id = since.id
  WHERE ${which} AND since.id <> v.id AND decided.outcome = 'verified' AND decided.at > r.at AND decided.at < w.at)`;

/**
 * The visits of `:day`, by refusals since the day `:from`. Two walks: from each refusal along the index of its client's
 * visits, and along the visits of the day with a look for each person among the refusals, which are few; an OR over the two
 * would walk every visit for every refusal.
 */
export function verifiedApartStatement(orm: Orm) {
  const day = sql.placeholder('day');
  const sameDays = sql`since.day >= ${sql.placeholder('from')} AND since.day <= ${day}`;
  return once(() =>
    orm
      .select({ visitId: sql<string>`found.id`, number: sql<number>`found.number` })
      .from(sql`(WITH refusals AS MATERIALIZED (${remembered})
        SELECT v.id, v.number FROM refusals r
          CROSS JOIN ${visits} v ON v.identifier_hmac = r.identifier_hmac AND +v.day = ${day}
          CROSS JOIN ${identityChecks} w ON w.visit_id = v.id
        WHERE ${unknowing} AND ${notSince(sql`since.identifier_hmac = v.identifier_hmac`)}
        UNION
        SELECT v.id, v.number FROM ${visits} v
          CROSS JOIN refusals r ON r.person_hmac = v.person_hmac
          CROSS JOIN ${identityChecks} w ON w.visit_id = v.id
        WHERE v.day = ${day} AND ${unknowing}
          AND ${notSince(sql`since.person_hmac = v.person_hmac AND ${sameDays}`)}) found`)
      .orderBy(sql`found.id`)
      .prepare(),
  );
}
