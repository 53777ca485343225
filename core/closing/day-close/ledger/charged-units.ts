// How many units of a visit's charges are filed in the judiciary's own system, as SQL. Pure text.

/** Units of the visit `v` that were charged and are filed. */
export const chargedUnits = `(SELECT coalesce(sum(l.count), 0) FROM fee_charges c JOIN fee_lines l ON l.charge_id = c.id
  WHERE c.visit_id = v.id AND l.files = 1
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;
