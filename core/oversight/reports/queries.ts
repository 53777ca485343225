// Reads of the reports: the calendar of days, what days came to, and the facts behind it.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { calendarReads } from './calendar-queries.ts';
import { complianceReads } from './compliance/queries.ts';
import { factReads } from './fact-queries.ts';
import { keptDays } from './kept-days-apply.ts';
import { liveFactReads } from './live-fact-queries.ts';
import { reportViewReads } from './views/queries.ts';

export type ReportReads = ReturnType<typeof reportReads>;

/** Prepares the reads of this duty. */
export function reportReads(orm: Orm) {
  const visit = once(() =>
    orm
      .select({
        visitId: sql<string>`v.id`,
        number: sql<number>`v.number`,
        deskNumber: sql<number>`v.desk_number`,
      })
      .from(sql`visits v`)
      .where(sql`v.id = ${sql.placeholder('id')}`)
      .prepare(),
  );
  const firstDay = once(() =>
    orm.select({ day: sql<string | null>`min(o.day)` }).from(sql`day_openings o`).prepare(),
  );
  return {
    ...calendarReads(orm),
    ...complianceReads(orm),
    ...factReads(orm),
    ...liveFactReads(orm),
    ...reportViewReads(orm),
    /** What days came to, as long as nothing came in about them. */
    keptDays: keptDays(orm),
    /** The first day that the office opened; null before it. */
    firstDay: (): string | null => firstDay().get()?.day ?? null,
    /** By which number a visit is known; null where it is not here. */
    visit: (id: string) => visit().get({ id }) ?? null,
  };
}
