// Reads of the office itself.
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { device } from '#db/schema/journal/journal.ts';
import { officeSetUps } from '#db/schema/journal/office.ts';

export type OfficeReads = ReturnType<typeof officeReads>;

export function officeReads(orm: Orm) {
  const columns = getTableColumns(officeSetUps);
  const first = once(() =>
    orm
      .select({ ...columns, demo: sql<boolean>`coalesce(${device.demo}, ${columns.demo})`.mapWith(Boolean) })
      .from(officeSetUps)
      .leftJoin(device, eq(device.id, 1))
      // Facts are added at the end, also when they are written anew.
      .orderBy(sql`${officeSetUps.code} <> coalesce(${device.officeCode}, '')`, sql`office_set_ups.rowid`)
      .limit(1)
      .prepare(),
  );
  return {
    /**
     * The office as the set-up said that came here first, of the code that this PC was set up with; null before it. Another
     * PC that sets the office up anew changes nothing of it, and whether it is a demonstration is this PC's own matter.
     */
    office: () => first().get() ?? null,
  };
}
