// A client who left before paying, as an ending of a visit says it: a part of statements over `visits` (D21.13).
import { type SQL, sql } from 'drizzle-orm';
import { wasVerified } from '#core/counter/identity/check-in-force.ts';

/**
 * SQL: whoever was asked to pay or was charged left after the identity check, and the visit was not completed. One in which the client only
 * asked at one PC, and that another one charged, counts as well. `ending` is the name of the table of endings.
 */
export const leftUnpaid = (ending: string): SQL => sql`(${sql.raw(ending)}.kind IN ('cancelled', 'asked')
  AND (coalesce(${sql.raw(ending)}.reason_code, '') = 'unpaid'
    OR EXISTS (SELECT 1 FROM fee_charges c WHERE c.visit_id = visits.id)) AND ${wasVerified})`;
