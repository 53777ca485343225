// Reads of the office itself.
import { asc } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { officeSetUps } from '#db/schema/office.ts';

export type OfficeReads = ReturnType<typeof officeReads>;

export function officeReads(orm: Orm) {
  const first = once(() =>
    orm.select().from(officeSetUps).orderBy(asc(officeSetUps.at), asc(officeSetUps.id)).limit(1).prepare(),
  );
  return {
    /** The office as its first set-up said, or null before it. */
    office: () => first().get() ?? null,
  };
}
