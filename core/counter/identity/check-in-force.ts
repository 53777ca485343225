// The decision that stands on a visit's identity (D1.24): a part of statements over visits or their checks.
import { type SQL, sql } from 'drizzle-orm';
import { knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { standsFirst } from './rules.ts';

const rank = sql.raw(
  `CASE c.outcome ${standsFirst.map((outcome, index) => `WHEN '${outcome}' THEN ${index}`).join(' ')} END`,
);

/** A column of the check that stands, null while there is none; `visit` is the SQL of the visit's id. */
export const checkInForce = (column: 'id' | 'outcome', visit: string): SQL => sql`(
  SELECT ${sql.raw(`c.${column}`)} FROM identity_checks c WHERE c.visit_id = ${sql.raw(visit)}
    AND NOT EXISTS (SELECT 1 FROM identity_checks later
      WHERE later.visit_id = c.visit_id AND later.lc > c.lc AND ${knew('later', 'c')})
  ORDER BY ${rank}, ${sql.raw(newestFirstWritten('c'))} LIMIT 1)`;

/** Somebody verified the client of the visit at hand, whatever stands: they may have been served (D21.10). */
export const wasVerified = sql`EXISTS (SELECT 1 FROM identity_checks c
  WHERE c.visit_id = visits.id AND c.outcome = 'verified')`;
