// Reads of the office itself.
import { eq, getTableColumns, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { ownOffice } from '#db/schema/journal/journal.ts';
import { officeNameCorrections, officeSetUps } from '#db/schema/journal/office.ts';

export type OfficeReads = ReturnType<typeof officeReads>;

export function officeReads(orm: Orm) {
  const columns = getTableColumns(officeSetUps);
  const first = once(() =>
    orm
      .select({
        ...columns,
        demo: sql<boolean>`coalesce(${ownOffice.demo}, ${columns.demo})`.mapWith(Boolean),
      })
      .from(officeSetUps)
      .leftJoin(ownOffice, eq(ownOffice.id, 1))
      // Facts are added at the end, also when they are written anew.
      .orderBy(sql`${officeSetUps.code} <> coalesce(${ownOffice.code}, '')`, sql`office_set_ups.rowid`)
      .limit(1)
      .prepare(),
  );
  const corrected = once(() =>
    orm
      .select({ name: officeNameCorrections.name })
      .from(officeNameCorrections)
      .orderBy(...newestFirst(officeNameCorrections))
      .limit(1)
      .prepare(),
  );
  return {
    /**
     * The office as the set-up said that came here first, of the code that this PC was set up with; null before it. Another
     * PC that sets the office up anew changes nothing of it, and whether it is a demonstration is this PC's own matter. Its name is
     * the one that was corrected last (D20.80).
     */
    office() {
      const found = first().get();
      return found === undefined ? null : { ...found, name: corrected().get()?.name ?? found.name };
    },
  };
}
