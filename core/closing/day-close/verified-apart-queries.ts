// Visits whose client was verified at one PC while another had refused them, or had left them to the manager, without either
// knowing of the other (D1.19). The memory of a refusal is of whoever stood there and of whose matter it was, each for itself
// (D1.11), and so is this. By what each decision says that it knew, and by no clock.
import { type SQL, sql } from 'drizzle-orm';
import { isTold, knew, saysWhatItKnew } from '#core/counter/identity/knowledge-statements.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { visits } from '#db/schema/counter/visits.ts';

const [r, w, decided] = [sql`r`, sql`w`, sql`decided`];

/** The decisions without a verification that the day may have to do with, with whom they were about, and whether they say what they knew. */
const remembered = sql`SELECT r.id, r.device, r.at, r.visit_id, v.person_hmac, v.identifier_hmac, ${saysWhatItKnew(r)} AS says
  FROM ${identityChecks} r JOIN ${visits} v ON v.id = r.visit_id
  WHERE r.day >= ${sql.placeholder('from')} AND r.day <= ${sql.placeholder('to')}
    AND v.day >= ${sql.placeholder('from')} AND r.outcome IN ('refused', 'escalated')`;

/**
 * The check `w` of the visit `v` verified at another PC than the refusal `r`, and neither knew of the other. A verification that
 * says nothing of what it knew, though somebody told what had changed, is of before that was told and knew; a refusal that
 * says nothing is of before too, and of it only a later verification did not know.
 */
const unknowing = sql`w.outcome = 'verified' AND w.device <> r.device AND r.visit_id <> v.id
  AND NOT ${knew(w, r)} AND (${saysWhatItKnew(w)} OR NOT ${isTold(w)})
  AND CASE WHEN r.says THEN NOT ${knew(r, w)} ELSE w.at > r.at END`;

/**
 * Nor was who `which` says verified between the two, in another visit than this one. At the same PC and on the same day: of
 * several that it verified apart not each is told of, but always one, whatever its clock says. Or, at a PC of before, with words
 * on what had changed, so that its later visits knew. Beside a refusal of before, at whichever PC. An office whose PCs are not
 * all updated is told here and there of a visit at an older PC that did know, where the words were told at a third one.
 */
const notSince = (which: SQL): SQL => sql`NOT EXISTS (
  SELECT 1 FROM ${visits} since JOIN ${identityChecks} decided ON decided.visit_id = since.id
  WHERE ${which} AND since.id <> v.id AND decided.outcome = 'verified' AND decided.at > r.at AND decided.at < w.at
    AND CASE WHEN r.says THEN decided.device = w.device AND since.id <> r.visit_id AND NOT ${knew(r, decided)}
      AND (since.day = v.day OR ${isTold(decided)} AND NOT ${saysWhatItKnew(decided)}) ELSE 1 END)`;

/**
 * The visits of `:day`, by refusals of the days `:from` to `:to`: those of the days after it were made earlier where a clock stood
 * back. Two walks: from each refusal along the index of its client's visits, and along the visits of the day with a look for
 * each person among the refusals, which are few; an OR over the two would walk every visit for every refusal.
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
