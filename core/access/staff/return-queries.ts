// Whether this PC has said yet that a person was taken back: asked before every command of a person, and of nearly everybody answered by
// one look into an index.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { cutOffAnswers, cutOffReaches, cutOffs, notedReturns } from '#db/schema/access/staff.ts';

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function returnStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    /** Of cut-offs that do not say what they held nothing has to be told apart. */
    unnotedReturns: once(() =>
      orm
        .select({ id: cutOffs.id })
        .from(cutOffs)
        .where(
          sql`${cutOffs.personId} = ${id}
            AND EXISTS (SELECT 1 FROM ${cutOffReaches} r WHERE r.cut_off_id = ${cutOffs.id})
            AND EXISTS (SELECT 1 FROM ${cutOffAnswers} a WHERE a.cut_off_id = ${cutOffs.id})
            AND NOT EXISTS (SELECT 1 FROM ${notedReturns} n, json_each(n.cut_off_ids) known
              WHERE n.person_id = ${id} AND n.device = ${sql.placeholder('device')}
                AND n.epoch = ${sql.placeholder('epoch')} AND known.value = ${cutOffs.id})`,
        )
        .prepare(),
    ),
  };
}
