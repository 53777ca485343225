// Reads of the reports: the calendar of days, what days came to, and the facts behind it.
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { reportExports } from '#db/schema/oversight/reports.ts';
import { calendarReads } from './calendar-queries.ts';
import { complianceReads } from './compliance/queries.ts';
import { reportColumnSchema, reportFilterSchema } from './contract.ts';
import { factReads } from './fact-queries.ts';
import { keptDays } from './kept-days-apply.ts';
import { keptSigns } from './kept-signs-apply.ts';
import { liveFactReads } from './live-fact-queries.ts';
import { reportViewReads } from './views/queries.ts';

const exportedSchema = z.object({
  column: reportColumnSchema.nullable(),
  filters: z.array(reportFilterSchema).readonly(),
});

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
  const exported = once(() =>
    orm
      .select({
        actor: reportExports.actor,
        day: reportExports.day,
        from: reportExports.fromDay,
        to: reportExports.toDay,
        column: reportExports.column,
        filters: reportExports.filters,
      })
      .from(reportExports)
      .where(eq(reportExports.id, sql.placeholder('id')))
      .prepare(),
  );
  return {
    ...calendarReads(orm),
    ...complianceReads(orm),
    ...factReads(orm),
    ...liveFactReads(orm),
    ...reportViewReads(orm),
    /** What days came to, as long as nothing came in about them. */
    keptDays: keptDays(orm),
    /** Signs of shared accounts of days, as long as they rest on the same. */
    keptSigns: keptSigns(orm),
    /** The first day that the office opened; null before it. */
    firstDay: (): string | null => firstDay().get()?.day ?? null,
    /** What was taken out under an entry, and by whom; null where it is not here. */
    exported(id: string) {
      const found = exported().get({ id });
      return found === undefined ? null : { ...found, ...exportedSchema.parse(found) };
    },
    /** By which number a visit is known; null where it is not here. */
    visit: (id: string) => visit().get({ id }) ?? null,
  };
}
