// The signs of shared accounts of a day, kept beside what the day came to (D20.197) until something comes in about it.
import { and, between, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import { alertKindSchema } from '#core/oversight/shifts/contract.ts';
import type { KeptSigns, SignsOfDay } from '#core/oversight/shifts/signs-of-days.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { reportDays } from '#db/schema/oversight/reports.ts';

const keptSchema = z.object({
  restsOn: z.string(),
  signs: z.array(z.object({ personId: z.string(), kind: alertKindSchema, key: z.string() })),
});
const way = 'signs';

export function keptSigns(orm: Orm): KeptSigns {
  const kept = once(() =>
    orm
      .select({ day: reportDays.day, cells: reportDays.cells })
      .from(reportDays)
      .where(
        and(between(reportDays.day, sql.placeholder('from'), sql.placeholder('to')), eq(reportDays.way, way)),
      )
      .prepare(),
  );
  const put = once(() =>
    orm
      .insert(reportDays)
      .values({ day: sql.placeholder('day'), way, cells: sql.placeholder('cells') })
      .onConflictDoUpdate({ target: [reportDays.day, reportDays.way], set: { cells: sql`excluded.cells` } })
      .prepare(),
  );
  return {
    of: (span: DaySpan): SignsOfDay[] =>
      kept()
        .all(span)
        .map(({ day, cells }) => ({ day, ...keptSchema.parse(JSON.parse(cells)) })),
    keep(days: readonly SignsOfDay[]): void {
      // Whoever looks at a store that may only be read keeps nothing.
      if (orm.$client.readonly) return;
      for (const { day, restsOn, signs } of days)
        put().run({ day, cells: JSON.stringify({ restsOn, signs }) });
    },
  };
}
