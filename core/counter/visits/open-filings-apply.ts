// Keeps the list of visits in which more units were charged than filed or ended (D1.25). It is worked out anew from a visit's
// facts whenever one of them arrives, so that it comes out the same in whatever order they do. Whether the visit is paid, readers ask.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { openFilings } from '#db/schema/counter/visits.ts';

/** SQL of the units of the visit `v` that were charged, and are neither filed nor ended. */
export const openUnits = `(
  (SELECT coalesce(sum(l.count), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
    WHERE c.visit_id = v.id AND l.files = 1
      AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))
  - (SELECT count(*) FROM visit_filings f WHERE f.visit_id = v.id
    AND NOT EXISTS (SELECT 1 FROM visit_filings r WHERE r.replaces = f.id))
  - (SELECT coalesce(sum(e.units), 0) FROM filing_ends e WHERE e.visit_id = v.id))`;

/** A function that puts a visit on the list or takes it off, as its facts say. */
export function openFilingKeeper(orm: Orm): (visitId: string) => void {
  const id = sql.placeholder('id');
  const takeOff = once(() => orm.delete(openFilings).where(sql`visit_id = ${id}`).prepare());
  const putOn = once(() =>
    orm
      .insert(openFilings)
      .select(
        sql`SELECT open.id, open.day, open.units FROM (
          SELECT v.id, v.day, ${sql.raw(openUnits)} AS units FROM visits v WHERE v.id = ${id}) open
          WHERE open.units > 0`,
      )
      .prepare(),
  );
  return (visitId) => {
    takeOff().run({ id: visitId });
    putOn().run({ id: visitId });
  };
}
