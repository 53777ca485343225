// Reads of identity checks (D1).
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { identityChecks, sanaRegistrations } from '#db/schema/counter/identity.ts';
import { openVisits, visits } from '#db/schema/counter/visits.ts';
import { checkInForce } from './check-in-force.ts';
import { memoryReads } from './memory-queries.ts';

/** The check at hand is the one that stands in its visit. */
const stands = sql`${identityChecks.id} = ${checkInForce('id', 'identity_checks.visit_id')}`;

export type IdentityReads = ReturnType<typeof identityReads>;

/** Prepares these reads. */
export function identityReads(orm: Orm) {
  const latest = once(() =>
    orm
      .select()
      .from(identityChecks)
      .where(and(eq(identityChecks.visitId, sql.placeholder('visitId')), stands))
      .prepare(),
  );
  const sana = once(() =>
    orm
      .select({ id: sanaRegistrations.id })
      .from(sanaRegistrations)
      .where(eq(sanaRegistrations.visitId, sql.placeholder('visitId')))
      .limit(1)
      .prepare(),
  );
  const escalated = once(() =>
    orm
      .select({
        visitId: visits.id,
        number: visits.number,
        day: visits.day,
        clientName: visits.clientName,
        reasonCode: identityChecks.reasonCode,
        note: identityChecks.note,
        at: identityChecks.at,
        byName: persons.name,
      })
      .from(openVisits)
      .innerJoin(visits, eq(visits.id, openVisits.visitId))
      .innerJoin(identityChecks, eq(identityChecks.visitId, visits.id))
      .leftJoin(persons, eq(persons.id, identityChecks.actor))
      .where(sql`${stands} AND ${identityChecks.outcome} = 'escalated'`)
      .orderBy(...inOrder(identityChecks))
      .prepare(),
  );
  return {
    ...memoryReads(orm),
    /** Whether «registered in Sana now» was recorded in a visit. */
    isSanaRegistered: (visitId: string): boolean => sana().get({ visitId }) !== undefined,
    /** Visits whose identity waits for the manager's decision, the longest waiting first, with the clerk's words. */
    escalated: () =>
      escalated()
        .all()
        .map(({ clientName, note, ...row }) => ({ ...row, clientName: clientName ?? '', note: note ?? '' })),
    /** The decision that stands on a visit's identity; null while there is none, also when a refused visit goes on. */
    latest(visitId: string) {
      const row = latest().get({ visitId });
      return row === undefined || row.outcome === 'resumed' ? null : { ...row, outcome: row.outcome };
    },
    /** That a refused visit goes on, with what arrived; null when it does not, or was decided since. */
    resumption(visitId: string) {
      const row = latest().get({ visitId });
      return row === undefined || row.outcome !== 'resumed' ? null : row;
    },
  };
}
