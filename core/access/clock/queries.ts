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
  const sinceAgreed = once(() =>
    orm
      .select({ floor: clockDoubts.floor, expected: clockDoubts.expected })
      .from(clockDoubts)
      .where(
        sql`${clockDoubts.device} = ${device} AND NOT EXISTS (
          SELECT 1 FROM clock_confirmations c JOIN clock_doubts d ON d.id = c.doubt_id
          WHERE c.device = clock_doubts.device AND (c.second_by IS NOT NULL OR c.is_by_province)
          AND (clock_doubts.lc, clock_doubts.id) <= (d.lc, d.id))`,
      )
      .prepare(),
  );
  return {
    /**
     * What a PC worked by when its clock was doubted, and what others said that it is, since two people or the province last
     * answered for its clock; UTC.
     */
    latestSinceAgreed: (deviceId: string): string[] =>
      sinceAgreed()
        .all({ device: deviceId })
        .flatMap(({ floor, expected }) => [floor, expected]),
    /** The doubt of a PC's clock that nobody answered, or null. */
    openDoubt: (deviceId: string) => openDoubt().get({ device: deviceId }) ?? null,
    lastConfirmed: (deviceId: string) => lastConfirmed().get({ device: deviceId }) ?? null,
  };
}
