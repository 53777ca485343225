// Reads of what happened to the store.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { storeRewinds } from '#db/schema/store.ts';

export type StoreRewind = typeof storeRewinds.$inferSelect;

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
  return {
    /** The last times that a store of the office was found older, the newest first. */
    latestRewinds: (): StoreRewind[] => latest().all(),
    /** Stores of the office that were found older than their witness on a business day. */
    rewindsOfDay: (day: string): StoreRewind[] => ofDay().all({ day }),
  };
}
