// What happened to one person: each step with the number and the day of its document, when it was recorded, and by whom.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import type { PersonEvent } from './contract.ts';

/** One row per fact; a column that a fact does not have is null. */
const events = sql`(
  SELECT id, 'registered' AS kind, at, actor, NULL AS reference, NULL AS dated, NULL AS until, NULL AS reason
    FROM persons WHERE id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'supervision_file', at, actor, file_number, opened_on, NULL, NULL
    FROM supervision_files WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'inquiry', at, actor, reference, requested_on, NULL, NULL
    FROM inquiries WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'clearance', at, actor, reference, issued_on, expires_on, NULL
    FROM clearances WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'clearance_withdrawn', at, actor, letter_number, withdrawn_on, NULL, NULL
    FROM clearance_withdrawals WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'activated', at, actor, NULL, NULL, NULL, NULL
    FROM activations WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'password_chosen', at, actor, NULL, NULL, NULL, NULL
    FROM credentials WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'cut_off', at, actor, NULL, NULL, NULL, reason_code
    FROM cut_offs WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, 'emergency', at, actor, NULL, day, NULL, NULL
    FROM emergencies WHERE person_id = ${sql.placeholder('id')}
) e LEFT JOIN persons p ON p.id = e.actor`;

/** Prepares the timeline of a person. */
export function timelineReads(orm: Orm) {
  const timeline = once(() =>
    orm
      .select({
        id: sql<string>`e.id`,
        kind: sql<PersonEvent['kind']>`e.kind`,
        at: sql<string>`e.at`,
        byName: sql<string | null>`p.name`,
        reference: sql<string | null>`e.reference`,
        dated: sql<string | null>`e.dated`,
        until: sql<string | null>`e.until`,
        reasonCode: sql<PersonEvent['reasonCode']>`e.reason`,
      })
      .from(events)
      .orderBy(sql.raw(newestFirstWritten('e')))
      .prepare(),
  );
  return { timeline: (personId: string): PersonEvent[] => timeline().all({ id: personId }) };
}
