// How often secrets were tried at this PC: on the disk, local to this device, not derived from the journal.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { secretAttempts } from '#db/schema/journal/journal.ts';

/** Prepares the reads and writes of the count. A door is named by a text. */
export function createAttemptsStore(orm: Orm) {
  const read = once(() =>
    orm
      .select({ count: secretAttempts.count })
      .from(secretAttempts)
      .where(eq(secretAttempts.door, sql.placeholder('door')))
      .prepare(),
  );
  return {
    countOf: (door: string): number => read().get({ door })?.count ?? 0,
    keep(door: string, count: number): void {
      orm
        .insert(secretAttempts)
        .values({ door, count })
        .onConflictDoUpdate({ target: secretAttempts.door, set: { count } })
        .run();
    },
    forget(door: string): void {
      orm.delete(secretAttempts).where(eq(secretAttempts.door, door)).run();
    },
  };
}
