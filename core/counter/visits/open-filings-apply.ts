// Keeps the list of visits in which more units were charged than filed or ended (D1.25). It is worked out anew from a visit's
// facts whenever one of them arrives, so that it comes out the same in whatever order they do. Whether the visit is paid, readers ask.
import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { openFilings } from '#db/schema/counter/visits.ts';
import { filingStands } from './filing-stands.ts';

/** SQL of the units of the visit `v` that were charged and are filed. */
export const chargedUnits = `(SELECT coalesce(sum(l.count), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = v.id AND l.files = 1
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;

/** SQL of those of them that are neither filed nor ended. */
export const openUnits = `(${chargedUnits}
  - (SELECT count(*) FROM visit_filings f WHERE f.visit_id = v.id
    AND ${filingStands('f')})
  - (SELECT coalesce(sum(e.units), 0) FROM filing_ends e WHERE e.visit_id = v.id))`;

/** Puts a visit on the list or takes it off, as its facts say. */
export type OpenFilingKeeper = ReturnType<typeof openFilingKeeper>;

/**
 * Prepares the keeping. A correction, and a filing that is replaced or taken back, is found by the charge or the filing that it names: an entry of another
 * PC may name it under a wrong visit. What it names arrives later at times, and is worked out then.
 */
export function openFilingKeeper(orm: Orm) {
  const id = sql.placeholder('id');
  const keepOf = (visit: SQL): ((id: string) => void) => {
    const takeOff = once(() => orm.delete(openFilings).where(sql`visit_id = ${visit}`).prepare());
    const putOn = once(() =>
      orm
        .insert(openFilings)
        .select(
          sql`SELECT open.id, open.day, open.units FROM (
            SELECT v.id, v.day, ${sql.raw(openUnits)} AS units FROM visits v WHERE v.id = ${visit}) open
            WHERE open.units > 0`,
        )
        .prepare(),
    );
    return (about) => {
      takeOff().run({ id: about });
      putOn().run({ id: about });
    };
  };
  return {
    ofVisit: keepOf(sql`${id}`),
    ofCharge: keepOf(sql`(SELECT visit_id FROM fee_charges WHERE id = ${id})`),
    ofFiling: keepOf(sql`(SELECT visit_id FROM visit_filings WHERE id = ${id})`),
  };
}
