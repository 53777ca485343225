// Reads of the clock: the doubt that stands on a PC, and what its manager confirmed last.
import { desc, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { clockConfirmations, clockDoubts } from '#db/schema/access/clock.ts';

export type ClockReads = ReturnType<typeof clockReads>;

export function clockReads(orm: Orm) {
  const device = sql.placeholder('device');
  const openDoubt = once(() =>
    orm
      .select()
      .from(clockDoubts)
      .where(
        sql`${clockDoubts.device} = ${device} AND NOT EXISTS (
          SELECT 1 FROM clock_confirmations c WHERE c.doubt_id = ${clockDoubts.id})`,
      )
      .orderBy(desc(clockDoubts.at))
      .limit(1)
      .prepare(),
  );
  const lastConfirmed = once(() =>
    orm
      .select()
      .from(clockConfirmations)
      .where(eq(clockConfirmations.device, device))
      .orderBy(desc(clockConfirmations.at))
      .limit(1)
      .prepare(),
  );
  return {
    /** The doubt of a PC's clock that nobody answered, or null. */
    openDoubt: (deviceId: string) => openDoubt().get({ device: deviceId }) ?? null,
    lastConfirmed: (deviceId: string) => lastConfirmed().get({ device: deviceId }) ?? null,
  };
}
