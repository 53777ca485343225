// The signing keys of the province that this PC knows: what one of them signed stands (D11.51).
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { device } from '#db/schema/journal/this-device.ts';
import { provinceEnrolments } from '#db/schema/replication/sync.ts';
import { syncState } from '#db/schema/replication/sync-device.ts';

/** Reads the keys of the province of now and of those before it, by the enrolments of this PC itself. */
export function signingKeyReads(orm: Orm) {
  const known = once(() =>
    orm.select({ key: syncState.signingKey }).from(syncState).where(eq(syncState.id, 1)).prepare(),
  );
  const ownId = once(() => orm.select({ id: device.deviceId }).from(device).prepare());
  const own = once(() =>
    orm
      .select({ signingKey: provinceEnrolments.signingKey, leaves: provinceEnrolments.leaves })
      .from(provinceEnrolments)
      .where(eq(provinceEnrolments.device, sql.placeholder('own')))
      .orderBy(...inOrder(provinceEnrolments))
      .prepare(),
  );
  return {
    signingKeys(): readonly string[] {
      const enrolled = own()
        .all({ own: ownId().get()?.id ?? '' })
        .flatMap(({ signingKey, leaves }) =>
          leaves === null ? [signingKey] : [signingKey, leaves.signingKey],
        );
      const now = known().get()?.key ?? null;
      return [...new Set([...enrolled, ...(now === null ? [] : [now])])];
    },
  };
}
