// Who served a client in a visit: whoever opened it, decided on the identity, charged it or took the money. It says whom a
// complaint from this visit is about (D7).
import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { visits } from '#db/schema/counter/visits.ts';

/** A fact as the journal finds it. */
type RecordedFact = { readonly at: string; readonly actor: string | null; readonly device: string };
/** The stream that this PC writes. */
type OwnStream = { readonly deviceId: string; readonly epoch: string };

/**
 * An act that came after a fact, by what no clock decides: both are of one PC, or the act is this PC's own and the fact was here
 * before it. What this PC took back after a restore lies in a former epoch and proves nothing: it came in again, late.
 */
const isAfter = sql`((acts.device = ${sql.placeholder('device')} AND acts.at > ${sql.placeholder('at')})
  OR (acts.device = ${sql.placeholder('own')} AND EXISTS (
    SELECT 1 FROM journal act CROSS JOIN journal fact
    WHERE act.actor = acts.actor AND act.at = acts.at AND act.device = acts.device
      AND act.epoch = ${sql.placeholder('epoch')}
      AND fact.actor = ${sql.placeholder('actor')} AND fact.at = ${sql.placeholder('at')}
      AND fact.device = ${sql.placeholder('device')} AND act.pos > fact.pos)))`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function whoServedStatements(orm: Orm) {
  const actors = (which: SQL) =>
    orm
      .select({
        people: sql<string>`(SELECT json_group_array(DISTINCT acts.actor) FROM (
            SELECT visits.actor AS actor, visits.at AS at, visits.device AS device
            UNION ALL SELECT i.actor, i.at, i.device FROM identity_checks i WHERE i.visit_id = visits.id
            UNION ALL SELECT c.actor, c.at, c.device FROM fee_charges c WHERE c.visit_id = visits.id
            UNION ALL SELECT p.actor, p.at, p.device FROM payments p WHERE p.visit_id = visits.id) acts
            WHERE acts.actor IS NOT NULL AND ${which})`,
      })
      .from(visits)
      .where(sql`${visits.id} = ${sql.placeholder('id')}`)
      .prepare();
  return {
    whoServed: once(() => actors(sql`true`)),
    whoServedBefore: once(() => actors(sql`NOT ${isAfter}`)),
  };
}

/** Prepares the reads of who served. */
export function whoServedReads(orm: Orm) {
  const { whoServed, whoServedBefore } = whoServedStatements(orm);
  const read = (found: { readonly people: string } | undefined): readonly string[] =>
    JSON.parse(found?.people ?? '[]');
  return {
    /** Everybody who served in a visit, as far as this PC knows. */
    whoServed: (visitId: string): readonly string[] => read(whoServed().get({ id: visitId })),
    /**
     * The people who served in a visit, without what came after a fact, which is no service any more. What another PC did counts
     * unless that PC wrote the fact itself: nobody can tell here what it knew, and its clock does not say.
     */
    whoServedBefore: (
      visitId: string,
      { at, actor, device }: RecordedFact,
      { deviceId, epoch }: OwnStream,
    ): readonly string[] =>
      read(whoServedBefore().get({ id: visitId, at, actor, device, own: deviceId, epoch })),
  };
}
