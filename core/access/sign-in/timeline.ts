// What happened to one person: each step with the number and the day of its document, when it was recorded, and by whom.
import { sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import type { PersonEvent } from '#core/access/staff/contract.ts';
import { isReset } from '#core/access/staff/last-reset.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';

/** One row per fact; a column that a fact does not have is null. */
const events = sql`(
  SELECT id, lc, 'registered' AS kind, at, actor, NULL AS reference, NULL AS dated, NULL AS until, NULL AS reason,
    role, NULL AS former
    FROM registrations WHERE id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'supervision_file', at, actor, file_number, opened_on, NULL, NULL, NULL, NULL
    FROM supervision_files WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'inquiry', at, actor, reference, requested_on, NULL, NULL, NULL, NULL
    FROM inquiries WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'clearance', at, actor, reference, issued_on, expires_on, NULL, NULL, NULL
    FROM clearances WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'clearance_withdrawn', at, actor, letter_number, withdrawn_on, NULL, NULL, NULL, NULL
    FROM clearance_withdrawals WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'name_corrected', at, actor, NULL, NULL, NULL, NULL, NULL, former_name
    FROM name_corrections WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'post_changed', at, actor, letter_number, letter_day, NULL, NULL, role, NULL
    FROM post_changes WHERE person_id = ${sql.placeholder('id')} AND ${counts('post_changes')}
  UNION ALL SELECT id, lc, CASE kind WHEN 'introduced' THEN kind ELSE 'transferred' END, at, actor, letter_number, letter_day,
      NULL, NULL, NULL, NULL
    FROM postings WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT w.id, w.lc, 'transfer_withdrawn', w.at, w.actor, t.letter_number, t.letter_day, NULL, NULL, NULL, NULL
    FROM postings t JOIN transfer_withdrawals w ON w.transfer_id = t.id WHERE t.person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, CASE WHEN ${isReset} THEN 'reset' ELSE 'activated' END, at, actor, NULL, NULL, NULL, NULL, NULL, NULL
    FROM activations a WHERE person_id = ${sql.placeholder('id')} AND ${counts('a')}
  UNION ALL SELECT id, lc, 'password_chosen', at, actor, NULL, NULL, NULL, NULL, NULL, NULL
    FROM credentials WHERE person_id = ${sql.placeholder('id')} AND ${counts('credentials')}
  UNION ALL SELECT id, lc, 'cut_off', at, actor, NULL, NULL, NULL, reason_code, NULL, NULL
    FROM cut_offs WHERE person_id = ${sql.placeholder('id')}
  UNION ALL SELECT d.id, d.lc, 'departure_closed', d.at, d.actor, d.letter_number, d.letter_day, NULL, NULL, NULL, NULL
    FROM cut_offs c JOIN departure_closings d ON d.cut_off_id = c.id WHERE c.person_id = ${sql.placeholder('id')}
  UNION ALL SELECT id, lc, 'emergency', at, actor, NULL, day, NULL, NULL, NULL, NULL
    FROM emergencies WHERE person_id = ${sql.placeholder('id')}
) e LEFT JOIN persons p ON p.id = e.actor`;

export type TimelineReads = ReturnType<typeof timelineReads>;

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
        role: sql<PersonEvent['role']>`e.role`,
        formerName: sql<PersonEvent['formerName']>`e.former`,
      })
      .from(events)
      .orderBy(sql.raw(newestFirstWritten('e')))
      .prepare(),
  );
  return {
    /** Every step of a person, the newest first. */
    timeline: (personId: string): PersonEvent[] => timeline().all({ id: personId }),
  };
}
