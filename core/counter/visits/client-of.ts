// Whom a visit is known by, as it was corrected last (D1.125): a part of statements.
import { type SQL, sql } from 'drizzle-orm';
import { onlyLast } from '#db/order-of-facts.ts';

/** SQL: the hash of the identifier of the client of the visit `v`. */
export const clientOf = (v: string): SQL => sql`coalesce((
  SELECT k.hash FROM participants p JOIN identifier_corrections k ON k.visit_id = p.visit_id AND k.participant_id = p.id
  WHERE p.form_id = ${sql.raw(v)}.id AND p.hash = ${sql.raw(v)}.identifier_hmac ${onlyLast('k')}), ${sql.raw(v)}.identifier_hmac)`;
