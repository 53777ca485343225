// Whether the manager ended a person's password: an account that had one was opened anew.
import { sql } from 'drizzle-orm';
import { counts } from '#core/access/accounts/counts.ts';
import { signerOf } from '#core/access/accounts/signer.ts';
import type { Orm } from '#db/open-store.ts';
import { isBefore, knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import type { ListedPerson } from './contract.ts';

/** That an activation `a` ended a password. One that knew a cut-off which no activation before it knew let its person come back. */
export const isReset = sql`EXISTS (SELECT 1 FROM credentials k WHERE k.person_id = a.person_id AND ${counts('k')} AND ${isBefore('k', 'a')})
  AND NOT EXISTS (SELECT 1 FROM cut_offs o WHERE o.person_id = a.person_id AND ${knew('a', 'o')}
    AND NOT EXISTS (SELECT 1 FROM activations e
      WHERE e.person_id = a.person_id AND ${counts('e')} AND ${isBefore('e', 'a')} AND ${knew('e', 'o')}))`;

/** Reads who ended the password that a person is to choose anew, and when; null when it is their first one. */
export function lastResets(orm: Orm): (personId: string) => ListedPerson['reset'] {
  const last = once(() =>
    orm
      .select({
        isReset: sql<number>`a.is_reset`,
        at: sql<string>`a.at`,
        byName: sql<string | null>`p.name`,
      })
      .from(
        sql`(SELECT a.id, a.lc, a.at, ${signerOf('a')} AS by_person, ${isReset} AS is_reset
          FROM activations a WHERE a.person_id = ${sql.placeholder('id')} AND ${counts('a')}) a LEFT JOIN persons p ON p.id = a.by_person`,
      )
      .orderBy(sql.raw(newestFirstWritten('a')))
      .limit(1)
      .prepare(),
  );
  return (personId) => {
    const found = last().get({ id: personId });
    return found?.isReset === 1 ? { byName: found.byName, at: found.at } : null;
  };
}
