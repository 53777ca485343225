// Who served a client in a visit: whoever opened it, decided on the identity, charged it or took the money. It says whom a
// complaint from this visit is about (D7).
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { visits } from '#db/schema/visits.ts';

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function whoServedStatements(orm: Orm) {
  return {
    whoServed: once(() =>
      orm
        .select({
          people: sql<string>`(SELECT json_group_array(DISTINCT acts.actor) FROM (
            SELECT visits.actor AS actor, visits.at AS at
            UNION ALL SELECT i.actor, i.at FROM identity_checks i WHERE i.visit_id = visits.id
            UNION ALL SELECT c.actor, c.at FROM fee_charges c WHERE c.visit_id = visits.id
            UNION ALL SELECT p.actor, p.at FROM payments p WHERE p.visit_id = visits.id) acts
            WHERE acts.actor IS NOT NULL AND acts.at <= ${sql.placeholder('until')})`,
        })
        .from(visits)
        .where(sql`${visits.id} = ${sql.placeholder('id')}`)
        .prepare(),
    ),
  };
}

/** Prepares the reads of who served. */
export function whoServedReads(orm: Orm) {
  const { whoServed } = whoServedStatements(orm);
  return {
    /** The people who served in a visit up to an instant (UTC); what they did afterwards is no service any more. */
    whoServed: (visitId: string, until: string): readonly string[] =>
      JSON.parse(whoServed().get({ id: visitId, until })?.people ?? '[]'),
  };
}
