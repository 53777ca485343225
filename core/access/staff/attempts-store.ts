// How often secrets were tried at this PC: on the disk, local to this device, not derived from the journal.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { secretAttempts } from '#db/schema/journal/this-device.ts';

/** Prepares the reads and writes of the count. */
export function createAttemptsStore(orm: Orm) {
  const read = once(() =>
    orm
      .select({ count: secretAttempts.count })
      .from(secretAttempts)
      .where(eq(secretAttempts.purpose, sql.placeholder('purpose')))
      .prepare(),
  );
  return {
    countOf: (purpose: string): number => read().get({ purpose })?.count ?? 0,
    keep(purpose: string, count: number): void {
      orm
        .insert(secretAttempts)
        .values({ purpose, count })
        .onConflictDoUpdate({ target: secretAttempts.purpose, set: { count } })
        .run();
    },
    forget(purpose: string): void {
      orm.delete(secretAttempts).where(eq(secretAttempts.purpose, purpose)).run();
    },
  };
}
