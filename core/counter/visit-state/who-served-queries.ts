// Who served a client in a visit: whoever opened it, decided on the identity, charged it or took the money. It says whom a
// complaint from this visit is about (D7), and with whoever gave money back or filed it, who is no second person of its money (D19.243).
import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { knew } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { visits } from '#db/schema/counter/visits.ts';

/** The place of a fact's entry in its stream. */
type Entry = { readonly device: string; readonly epoch: string; readonly seq: number };

/** What was done in the visit after it was opened. */
const acts = sql`(
  SELECT i.actor, i.device, i.epoch, i.seq FROM identity_checks i WHERE i.visit_id = visits.id
  UNION ALL SELECT c.actor, c.device, c.epoch, c.seq FROM fee_charges c WHERE c.visit_id = visits.id
  UNION ALL SELECT p.actor, p.device, p.epoch, p.seq FROM payments p WHERE p.visit_id = visits.id) acts`;
/** Who gave money of the visit back or filed it. */
const moneyActs = sql`UNION ALL SELECT r.actor FROM payments p JOIN payment_reversals r ON r.payment_id = p.id WHERE p.visit_id = visits.id
  UNION ALL SELECT f.actor FROM visit_filings f WHERE f.visit_id = visits.id`;
/** The act knew the fact that is asked about. */
const knewFact = sql`EXISTS (SELECT 1 FROM (SELECT ${sql.placeholder('device')} AS device,
  ${sql.placeholder('epoch')} AS epoch, ${sql.placeholder('seq')} AS seq) fact WHERE ${knew('acts', 'fact')})`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function whoServedStatements(orm: Orm) {
  const actors = (which: SQL, more = sql``) =>
    orm
      .select({
        people: sql<string>`(SELECT json_group_array(DISTINCT served.actor) FROM (
            SELECT visits.actor AS actor UNION ALL SELECT acts.actor FROM ${acts} WHERE ${which} ${more}) served
            WHERE served.actor IS NOT NULL)`,
      })
      .from(visits)
      .where(sql`${visits.id} = ${sql.placeholder('id')}`)
      .prepare();
  return {
    whoServed: once(() => actors(sql`true`)),
    whoTookPart: once(() => actors(sql`true`, moneyActs)),
    whoServedUnaware: once(() => actors(sql`NOT ${knewFact}`)),
  };
}

/** Prepares the reads of who served. */
export function whoServedReads(orm: Orm) {
  const { whoServed, whoTookPart, whoServedUnaware } = whoServedStatements(orm);
  const read = (found: { readonly people: string } | undefined): readonly string[] =>
    JSON.parse(found?.people ?? '[]');
  return {
    /** Everybody who served in a visit, as far as this PC knows. */
    whoServed: (visitId: string): readonly string[] => read(whoServed().get({ id: visitId })),
    /** They, and whoever gave money of it back or filed something of it. */
    whoTookPart: (visitId: string): readonly string[] => read(whoTookPart().get({ id: visitId })),
    /** Who opened a visit, and who did something in it that did not know a fact: what knew it is no service any more (D7.7). */
    whoServedUnaware: (visitId: string, { device, epoch, seq }: Entry): readonly string[] =>
      read(whoServedUnaware().get({ id: visitId, device, epoch, seq })),
  };
}
