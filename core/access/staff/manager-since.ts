// Since when an account that the office's own people opened is there: for a week it is a new manager's (D11.40).
import { sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import type { Orm } from '#db/open-store.ts';
import { knew } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';

/**
 * Whose key signed the activation `a`: that of the first run, or that of a code of the province by which this person's access was given
 * back. The name of its author says nothing: a PC writes there what it likes (D11.60).
 */
const isGiven = sql`EXISTS (SELECT 1 FROM account_facts f WHERE f.device = a.device AND f.epoch = a.epoch AND f.seq = a.seq
  AND (f.signed_by = (SELECT root_key FROM device) OR EXISTS (SELECT 1 FROM account_facts r
    WHERE r.type = 'second_factor.restored' AND r.person_id = a.person_id AND r.signed_by = f.signed_by
      AND NOT EXISTS (SELECT 1 FROM facts_set_apart s WHERE s.device = r.device AND s.epoch = r.epoch AND s.seq = r.seq))))`;

/**
 * Reads the business day of the first activation since a person's last cut-off. Null where the first run or the province opened the
 * account since (nobody of the office gave that code), and where nobody has opened it.
 */
export function opened(orm: Orm): (personId: string) => string | null {
  const first = once(() =>
    orm
      .select({ since: sql<string | null>`min(a.day)`, isGiven: sql<number | null>`max(${isGiven})` })
      .from(sql`activations a`)
      .where(
        sql`a.person_id = ${sql.placeholder('id')} AND ${counts('a')} AND NOT EXISTS (SELECT 1 FROM cut_offs o
          WHERE o.person_id = a.person_id AND NOT ${knew('a', 'o')})`,
      )
      .prepare(),
  );
  return (personId) => {
    const found = first().get({ id: personId });
    return found === undefined || found.isGiven === 1 ? null : found.since;
  };
}
