// SQL that says whose account's key signed a fact: the name that an entry gives as its author is written by a PC alone (D11.60).
import { type SQL, sql } from 'drizzle-orm';

/**
 * The person whose password opens the key that signed the fact of this table or alias; null for the key of the first run and for that
 * of a code of the province. Only passwords that count say whose a key is.
 */
export const signerOf = (name: string): SQL<string | null> =>
  sql<
    string | null
  >`${sql.raw(`(SELECT k.person_id FROM account_facts f JOIN account_facts k ON k.makes = f.signed_by
    AND k.type = 'staff.password_chosen' AND k.signed_by IS NOT NULL
    WHERE f.device = ${name}.device AND f.epoch = ${name}.epoch AND f.seq = ${name}.seq
      AND NOT EXISTS (SELECT 1 FROM facts_set_apart s WHERE s.device = k.device AND s.epoch = k.epoch AND s.seq = k.seq)
    ORDER BY k.lc, k.id LIMIT 1)`)}`;
