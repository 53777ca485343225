// Changes of province that were proposed, and who agreed to them.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { provinceChangeConfirmations, provinceChanges } from '#db/schema/replication/sync.ts';

export type ProposedChange = typeof provinceChanges.$inferSelect & {
  readonly confirmations: readonly { readonly actor: string | null; readonly day: string }[];
};

export function changeReads(orm: Orm) {
  const newest = once(() =>
    orm
      .select()
      .from(provinceChanges)
      .orderBy(...newestFirst(provinceChanges))
      .limit(20)
      .prepare(),
  );
  const confirmations = once(() =>
    orm
      .select({ actor: provinceChangeConfirmations.actor, day: provinceChangeConfirmations.day })
      .from(provinceChangeConfirmations)
      .where(eq(provinceChangeConfirmations.changeId, sql.placeholder('id')))
      .orderBy(...inOrder(provinceChangeConfirmations))
      .prepare(),
  );
  const confirmedOn = once(() =>
    orm
      .select({ id: provinceChangeConfirmations.id, fingerprint: provinceChanges.fingerprint })
      .from(provinceChangeConfirmations)
      .innerJoin(provinceChanges, eq(provinceChanges.id, provinceChangeConfirmations.changeId))
      .where(eq(provinceChangeConfirmations.day, sql.placeholder('day')))
      .orderBy(...inOrder(provinceChangeConfirmations))
      .prepare(),
  );
  return {
    /** The newest proposals with all confirmations, the last proposed first. */
    changes: (): ProposedChange[] =>
      newest()
        .all()
        .map((change) => ({ ...change, confirmations: confirmations().all({ id: change.id }) })),
    /** Confirmations of a business day with the fingerprint that they name. */
    changesConfirmedOn: (day: string) => confirmedOn().all({ day }),
  };
}
