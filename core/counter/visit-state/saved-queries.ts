// The newest act of each visit of a day at each PC: with it a screen says how far the visit, with all that was done in it, has
// got to the other PCs and the province (core/replication/peers/replication-status.ts).
import { sql } from 'drizzle-orm';
import type { SavedVisit } from '#core/counter/visits/contract.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';

const day = sql.placeholder('day');
/** Facts of a table that bear the visit's id, of the visits of the day. */
const ofVisits = (table: string) =>
  sql`SELECT f.visit_id, f.device, f.at FROM visits v JOIN ${sql.raw(table)} f ON f.visit_id = v.id WHERE v.day = ${day}`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function savedVisitStatements(orm: Orm) {
  return {
    ofDay: once(() =>
      orm
        .select({
          visitId: sql<string>`acts.visit_id`,
          device: sql<string>`acts.device`,
          at: sql<string>`max(acts.at)`,
        })
        .from(
          sql`(
            SELECT v.id AS visit_id, v.device, v.at FROM visits v WHERE v.day = ${day}
            UNION ALL ${ofVisits('identity_checks')}
            UNION ALL ${ofVisits('fee_charges')}
            UNION ALL SELECT c.visit_id, f.device, f.at FROM visits v JOIN fee_charges c ON c.visit_id = v.id
              JOIN fee_corrections f ON f.charge_id = c.id WHERE v.day = ${day}
            UNION ALL ${ofVisits('payments')}
            UNION ALL SELECT p.visit_id, r.device, r.at FROM visits v JOIN payments p ON p.visit_id = v.id
              JOIN payment_reversals r ON r.payment_id = p.id WHERE v.day = ${day}
            UNION ALL ${ofVisits('visit_endings')}
            UNION ALL ${ofVisits('visit_corrections')}
            UNION ALL ${ofVisits('identifier_corrections')}
            UNION ALL ${ofVisits('visit_filings')}
            UNION ALL ${ofVisits('filing_withdrawals')}) acts`,
        )
        .groupBy(sql`acts.visit_id`, sql`acts.device`)
        .prepare(),
    ),
  };
}

export function savedVisitReads(orm: Orm) {
  const { ofDay } = savedVisitStatements(orm);
  return {
    /** The visits of a day, each with its newest act at every PC that did something in it. */
    saved(ofBusinessDay: string): SavedVisit[] {
      const found = new Map<string, { device: string; at: string }[]>();
      for (const { visitId, ...act } of ofDay().all({ day: ofBusinessDay }))
        found.set(visitId, [...(found.get(visitId) ?? []), act]);
      return [...found].map(([visitId, acts]) => ({ visitId, acts }));
    },
  };
}
