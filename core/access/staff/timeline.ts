// What happened to one person: each step with the number and the day of its document, when it was recorded, and by whom.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { isBefore, knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import type { ListedPerson, PersonEvent } from './contract.ts';

/**
 * An account that had a password was opened anew, and not because its person came back from a cut-off that no activation before it
 * knew: the manager ended the password.
 */
const isReset = sql`EXISTS (SELECT 1 FROM credentials k WHERE k.person_id = a.person_id AND ${isBefore('k', 'a')})
  AND NOT EXISTS (SELECT 1 FROM cut_offs o WHERE o.person_id = a.person_id AND ${knew('a', 'o')}
    AND NOT EXISTS (SELECT 1 FROM activations e
      WHERE e.person_id = a.person_id AND ${isBefore('e', 'a')} AND ${knew('e', 'o')}))`;

/** One row per fact; a column that a fact does not have is null. */
const events = sql`(
  SELECT id, lc, 'registered' AS kind, at, actor, NULL AS reference, NULL AS dated, NULL AS until, NULL AS reason
    FROM persons WHERE id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'supervision_file', at, actor, file_number, opened_on, NULL, NULL
    FROM supervision_files WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'inquiry', at, actor, reference, requested_on, NULL, NULL
    FROM inquiries WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'clearance', at, actor, reference, issued_on, expires_on, NULL
    FROM clearances WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'clearance_withdrawn', at, actor, letter_number, withdrawn_on, NULL, NULL
    FROM clearance_withdrawals WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, CASE kind WHEN 'introduced' THEN kind ELSE 'transferred' END, at, actor, letter_number, letter_day,
      NULL, NULL
    FROM postings WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT w.id, w.lc, 'transfer_withdrawn', w.at, w.actor, t.letter_number, t.letter_day, NULL, NULL
    FROM postings t JOIN transfer_withdrawals w ON w.transfer_id = t.id WHERE t.person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, CASE WHEN ${isReset} THEN 'reset' ELSE 'activated' END, at, actor, NULL, NULL, NULL, NULL
    FROM activations a WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'password_chosen', at, actor, NULL, NULL, NULL, NULL
    FROM credentials WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'cut_off', at, actor, NULL, NULL, NULL, reason_code
    FROM cut_offs WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT d.id, d.lc, 'departure_closed', d.at, d.actor, d.letter_number, d.letter_day, NULL, NULL
    FROM cut_offs c JOIN departure_closings d ON d.cut_off_id = c.id WHERE c.person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'emergency', at, actor, NULL, day, NULL, NULL
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
  const of = (personId: string): PersonEvent[] => timeline().all({ id: personId });
  return {
    timeline: of,
    /** Who ended the password that a person is to choose anew, and when; null when it is their first one. */
    lastReset(personId: string): ListedPerson['reset'] {
      const opened = of(personId).find(({ kind }) => kind === 'reset' || kind === 'activated');
      return opened?.kind === 'reset' ? { byName: opened.byName, at: opened.at } : null;
    },
  };
}
