// Reads of the folder in which reports arrive. Each PC has its own; the last choice counts.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { reportFolders } from '#db/schema/closing/day-close.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function reportFolderStatements(orm: Orm) {
  return {
    reportFolder: once(() =>
      orm
        .select({ folder: reportFolders.folder, chosenAt: reportFolders.at, byName: persons.name })
        .from(reportFolders)
        .leftJoin(persons, eq(persons.id, reportFolders.actor))
        .where(eq(reportFolders.device, sql.placeholder('device')))
        .orderBy(...newestFirst(reportFolders))
        .limit(1)
        .prepare(),
    ),
  };
}

export function reportFolderReads(orm: Orm) {
  const { reportFolder } = reportFolderStatements(orm);
  return {
    /** The folder that was named last at a PC; null where none is watched. */
    reportFolderOf: (device: string) =>
      reportFolder().get({ device }) ?? { folder: null, chosenAt: null, byName: null },
  };
}
