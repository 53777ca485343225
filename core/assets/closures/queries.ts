// Reads of the table of closures.
import { desc, eq, sql } from 'drizzle-orm';
import { isInTime } from '#core/foundation/calendar/closures.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { closures, closureWithdrawals } from '#db/schema/assets/closures.ts';
import { dayOpenings } from '#db/schema/journal/business-day.ts';
import type { ClosureView } from './contract.ts';

export type ClosureReads = ReturnType<typeof closureReads>;

/** Prepares the reads of this duty. */
export function closureReads(orm: Orm) {
  const everyOne = once(() =>
    orm
      .select({
        closureId: closures.id,
        closedDay: closures.closedDay,
        kind: closures.kind,
        authority: closures.authority,
        reference: closures.reference,
        declaredOn: closures.day,
        declaredByName: persons.name,
        wasOpened: sql<number>`EXISTS (SELECT 1 FROM ${dayOpenings} o WHERE o.day = ${closures.closedDay})`,
        withdrawn: sql<number>`EXISTS (SELECT 1 FROM ${closureWithdrawals} w WHERE w.closure_id = ${closures.id})`,
      })
      .from(closures)
      .leftJoin(persons, eq(persons.id, closures.actor))
      .orderBy(desc(closures.closedDay), desc(closures.id))
      .prepare(),
  );
  return {
    /** Every closure that was ever declared, the last day first. */
    closures: (): ClosureView[] =>
      everyOne()
        .all()
        .map(({ withdrawn, wasOpened, declaredOn, ...closure }) => ({
          ...closure,
          withdrawn: withdrawn === 1,
        })),
    /** The closed days that a deadline skips: declared in time, not withdrawn, and without work on them. */
    closedDays: (): string[] =>
      everyOne()
        .all()
        .filter((closure) => closure.withdrawn === 0 && closure.wasOpened === 0 && isInTime(closure))
        .map(({ closedDay }) => closedDay),
  };
}
