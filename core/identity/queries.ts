// Reads of identity checks. The latest decision of a visit counts.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks } from '#db/schema/identity.ts';

export type IdentityReads = ReturnType<typeof identityReads>;

export function identityReads(orm: Orm) {
  const latest = once(() =>
    orm
      .select()
      .from(identityChecks)
      .where(eq(identityChecks.visitId, sql.placeholder('visitId')))
      .orderBy(...newestFirst(identityChecks))
      .limit(1)
      .prepare(),
  );
  return {
    latest: (visitId: string) => latest().get({ visitId }) ?? null,
  };
}
