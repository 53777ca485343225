// Reads of facts about accounts that count nowhere.
import { and, between, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { accountFacts, factsNamed } from '#db/schema/access/accounts.ts';

export type AccountReads = ReturnType<typeof accountReads>;

/** Its proof does not hold, or is by a key that was not in force. */
const isApart = sql`(account_facts.signed_by IS NULL OR EXISTS (SELECT 1 FROM facts_set_apart s
  WHERE s.device = account_facts.device AND s.epoch = account_facts.epoch AND s.seq = account_facts.seq))`;
const isNamed = sql`EXISTS (SELECT 1 FROM facts_named n WHERE n.of_device = account_facts.device
  AND n.of_epoch = account_facts.epoch AND n.of_seq = account_facts.seq)`;
const isBeyondMost = sql`(SELECT count(*) FROM facts_named n WHERE n.of_device = account_facts.device)
  >= ${sql.placeholder('most')}`;

/** Prepares the reads of this duty. */
export function accountReads(orm: Orm) {
  const { device, epoch, seq, type } = accountFacts;
  const place = { device, epoch, seq, type };
  const personId = sql<string | null>`coalesce(${accountFacts.personId}, ${accountFacts.actor})`;
  const apart = once(() =>
    orm
      .select({ ...place, personId, at: accountFacts.at })
      .from(accountFacts)
      .where(isApart)
      .orderBy(...newestFirst(accountFacts))
      .prepare(),
  );
  const unnamed = once(() =>
    orm
      .select({ ...place, personId })
      .from(accountFacts)
      .where(sql`${isApart} AND NOT ${isNamed} AND NOT ${isBeyondMost}`)
      .orderBy(...inOrder(accountFacts))
      .limit(sql.placeholder('most'))
      .prepare(),
  );
  const named = once(() =>
    orm
      .select()
      .from(factsNamed)
      .where(
        and(
          between(factsNamed.day, sql.placeholder('from'), sql.placeholder('to')),
          isFirst(factsNamed, factsNamed.ofDevice, factsNamed.ofEpoch, factsNamed.ofSeq),
        ),
      )
      .orderBy(...inOrder(factsNamed))
      .prepare(),
  );
  return {
    /** Facts about accounts without the proof that they need, the newest first: they count nowhere (D11.50, D11.51, D11.53). */
    setApart: () => apart().all(),
    /** Of them those that no PC named yet, while fewer than `most` of their PC are. */
    unnamed: (most: number) => unnamed().all({ most }),
    /** Those that were named on these business days, each once: its place, its type and whose account it is. */
    named: (span: { readonly from: string; readonly to: string }) => named().all(span),
  };
}
