// The balance of a visit on the POS, said once: parts of statements over `visits`, of one row or of many. In rials.
import { sql } from 'drizzle-orm';
import { isBefore } from '#db/order-of-facts.ts';

/** What a charge puts on the POS; `charge` is the SQL of its id. */
export const posGrossOf = (charge: string) =>
  sql.raw(`(SELECT coalesce(sum(l.gross), 0) FROM fee_lines l
    WHERE l.charge_id = ${charge} AND l.channel = 'office_pos')`);

/** What the charges in the place of one that was taken back put on the POS; both are the SQL of an id: of the correction and its visit. */
export const posGrossInsteadOf = (correction: string, visit: string) =>
  sql.raw(`(SELECT coalesce(sum(l.gross), 0) FROM fee_charges i JOIN fee_lines l ON l.charge_id = i.id
    WHERE i.visit_id = ${visit} AND i.instead_of = ${correction} AND l.channel = 'office_pos')`);

/** What the terminal took beyond what was due; `payment` is the SQL of the payment's id. */
export const overOf = (payment: string) =>
  sql.raw(`coalesce((
    SELECT sum(d.amount) FROM payment_differences d WHERE d.payment_id = ${payment} AND d.kind = 'over'), 0)`);

/** What the manager let pass as not paid, when the visit was completed with too little. */
export const acceptedUnderOf = sql<number>`(
  SELECT coalesce(sum(d.amount), 0) FROM payments p JOIN payment_differences d ON d.payment_id = p.id
  WHERE p.visit_id = visits.id AND d.kind = 'under')`;

/** What of the payment `p` pays for something. */
export const payingPart = sql<number>`p.amount - ${overOf('p.id')}`;

/** Charged to the POS in a visit, corrections left out. */
export const chargedOf = sql<number>`(
  SELECT coalesce(sum(l.gross), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = visits.id AND l.channel = 'office_pos'
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;

/** Paid on the POS in a visit, without what was reversed or taken beyond what was due. */
export const paidOf = sql<number>`(
  SELECT coalesce(sum(${payingPart}), 0) FROM payments p WHERE p.visit_id = visits.id
    AND NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id))`;

/** The most that stood charged to the POS in a visit at once, whatever was taken back since. */
export const mostChargedOf = sql<number>`(
  SELECT coalesce(max((
    SELECT coalesce(sum(l.gross), 0) FROM fee_charges o JOIN fee_lines l ON l.charge_id = o.id
    WHERE o.visit_id = visits.id AND l.channel = 'office_pos' AND (o.id = c.id OR ${isBefore('o', 'c')})
      AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = o.id AND ${isBefore('f', 'c')}))), 0)
  FROM fee_charges c WHERE c.visit_id = visits.id)`;
