// Since when an account that the office's own people opened is there: for a week it is a new manager's (D11.40).
import { sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import type { Orm } from '#db/open-store.ts';
import { knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';

/**
 * Whose key signed the activation `a`: that of the first run, or that of a code of the province by which this person's access was given
 * back. The name of its author says nothing: a PC writes there what it likes (D11.60).
 */
const isGiven = sql`EXISTS (SELECT 1 FROM account_facts f WHERE f.device = a.device AND f.epoch = a.epoch AND f.seq = a.seq
  AND (f.signed_by = (SELECT root_key FROM own_office) OR EXISTS (SELECT 1 FROM account_facts r
    WHERE r.type = 'second_factor.restored' AND r.person_id = a.person_id AND r.signed_by = f.signed_by
      AND NOT EXISTS (SELECT 1 FROM facts_set_apart s WHERE s.device = r.device AND s.epoch = r.epoch AND s.seq = r.seq))))`;

/**
 * Reads the business day of the first activation since a person's last cut-off, or of their promotion after it (D11.80). Null where the
 * first run or the province opened the account since (nobody of the office gave that code), and where nobody has opened it.
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
  /** The last time that they were made a manager of somebody else, unless the province gave their access back since (D11.80). */
  const promotion = once(() =>
    orm
      .select({ day: sql<string>`p.day` })
      .from(sql`post_changes p`)
      .where(
        sql`p.person_id = ${sql.placeholder('id')} AND p.role = 'manager' AND ${counts('p')} AND NOT EXISTS (
          SELECT 1 FROM activations a WHERE a.person_id = p.person_id AND ${isGiven} AND ${counts('a')} AND ${knew('a', 'p')})`,
      )
      .orderBy(sql.raw(newestFirstWritten('p')))
      .limit(1)
      .prepare(),
  );
  return (personId) => {
    const found = first().get({ id: personId });
    const since = found === undefined || found.isGiven === 1 ? null : found.since;
    const promotedOn = promotion().get({ id: personId })?.day ?? null;
    return promotedOn !== null && (since === null || promotedOn > since) ? promotedOn : since;
  };
}
