// Reads of what happened to the store.
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { storeRewinds } from '#db/schema/journal/witness.ts';
import { storeDamages } from '#db/schema/replication/store.ts';
import { keyReleased } from './entries.ts';

export type StoreRewind = typeof storeRewinds.$inferSelect;

export type StoreDamage = typeof storeDamages.$inferSelect;

export type StoreReads = ReturnType<typeof storeReads>;

export function storeReads(orm: Orm) {
  const ofDay = once(() =>
    orm
      .select()
      .from(storeRewinds)
      .where(eq(storeRewinds.day, sql.placeholder('day')))
      .orderBy(...inOrder(storeRewinds))
      .prepare(),
  );
  const latest = once(() =>
    orm
      .select()
      .from(storeRewinds)
      .orderBy(...newestFirst(storeRewinds))
      .limit(5)
      .prepare(),
  );
  const damagesOfDay = once(() =>
    orm
      .select()
      .from(storeDamages)
      .where(eq(storeDamages.forDay, sql.placeholder('day')))
      .orderBy(...inOrder(storeDamages))
      .prepare(),
  );
  const latestDamages = once(() =>
    orm
      .select()
      .from(storeDamages)
      .orderBy(...newestFirst(storeDamages))
      .limit(5)
      .prepare(),
  );
  const damageAt = once(() =>
    orm
      .select({ id: storeDamages.id })
      .from(storeDamages)
      .where(
        and(
          eq(storeDamages.stream, sql.placeholder('stream')),
          eq(storeDamages.streamSeq, sql.placeholder('seq')),
        ),
      )
      .prepare(),
  );
  // Every entry is passed by for it, and only after an open by a released key.
  const releaseOf = once(() =>
    orm
      .select({ pos: journal.pos })
      .from(journal)
      .where(
        and(
          eq(journal.type, keyReleased.type),
          sql`instr(CAST(${journal.bytes} AS TEXT), ${sql.placeholder('request')}) > 0`,
        ),
      )
      .limit(1)
      .prepare(),
  );
  return {
    /** True when the journal tells already of the key that was released to a request. */
    isReleaseKnown: (request: string): boolean =>
      releaseOf().get({ request: JSON.stringify(request) }) !== undefined,
    /** Tables or journals that were found changed, for which a business day answers. */
    damagesOfDay: (day: string): StoreDamage[] => damagesOfDay().all({ day }),
    /** The last ones, the newest first. */
    latestDamages: (): StoreDamage[] => latestDamages().all(),
    /** True when it was said already that the chain does not hold at a place. */
    isDamageKnown: (stream: string, seq: number): boolean => damageAt().get({ stream, seq }) !== undefined,
    /** The last times that a store of the office was found older, the newest first. */
    latestRewinds: (): StoreRewind[] => latest().all(),
    /** Stores of the office that were found older than their witness on a business day. */
    rewindsOfDay: (day: string): StoreRewind[] => ofDay().all({ day }),
  };
}
