// Keeps the list of visits that may still need somebody: without an ending, and the last check by order no refusal. The last by
// order is known to no other check, so a refusal stands wherever it is the last (D1.24); a visit of several forms goes on without
// those who were refused, and stays. Readers ask what stands. The list is
// worked out anew from a visit's facts whenever one of them arrives, so that it comes out the same in whatever order they do.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { openVisits } from '#db/schema/counter/visits.ts';

/** A function that puts a visit on the list or takes it off, as its facts say. */
export function openVisitKeeper(orm: Orm): (visitId: string) => void {
  const id = sql.placeholder('id');
  const takeOff = once(() => orm.delete(openVisits).where(sql`visit_id = ${id}`).prepare());
  const putOn = once(() =>
    orm
      .insert(openVisits)
      .select(
        sql`SELECT v.id, v.day FROM visits v WHERE v.id = ${id}
          AND NOT EXISTS (SELECT 1 FROM visit_endings e WHERE e.visit_id = v.id)
          AND (EXISTS (SELECT 1 FROM visit_forms f WHERE f.visit_id = v.id) OR coalesce((SELECT c.outcome FROM identity_checks c WHERE c.visit_id = v.id
            ${onlyLast('c')}), '') <> 'refused')`,
      )
      .prepare(),
  );
  return (visitId) => {
    takeOff().run({ id: visitId });
    putOn().run({ id: visitId });
  };
}
