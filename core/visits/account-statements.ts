// What the visit of a row owes and has paid on the POS, as parts of a statement over `visits`.
import { sql } from 'drizzle-orm';

/** Rials charged to the POS, corrections left out. */
export const chargedOf = sql<number>`(
  SELECT coalesce(sum(l.gross), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = visits.id AND l.channel = 'office_pos'
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;
/** Rials paid on the POS, without what was reversed or taken beyond what was due. */
export const paidOf = sql<number>`(
  SELECT coalesce(sum(p.amount - coalesce((
    SELECT sum(d.amount) FROM payment_differences d WHERE d.payment_id = p.id AND d.kind = 'over'), 0)), 0)
  FROM payments p WHERE p.visit_id = visits.id
    AND NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id))`;
