// Reads of loosened controls: those that the sheet of a day tells.
import { type SQL, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { confirmationStatus } from '#core/access/staff/second-person.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { controlLoosenings } from '#db/schema/access/controls.ts';
import type { LoosenedControl } from './contract.ts';

export type ControlReads = ReturnType<typeof controlReads>;

/** No close of another day, before `until`, knew of it. */
const isToldBy = (
  until: string,
): SQL => sql`EXISTS (SELECT 1 FROM day_closings told WHERE told.kind = 'closed'
  AND told.for_day <> ${sql.placeholder('day')} AND told.lc > control_loosenings.lc ${sql.raw(until)}
  AND ${knew('told', 'control_loosenings')})`;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function controlStatements(orm: Orm) {
  const list = (where: SQL) =>
    once(() =>
      orm
        .select()
        .from(controlLoosenings)
        .where(where)
        .orderBy(...inOrder(controlLoosenings))
        .prepare(),
    );
  return {
    /** What no close has told: the next one does. */
    untold: list(sql`NOT ${isToldBy('')}`),
    /** What a close of the day told first. */
    toldBy:
      list(sql`EXISTS (SELECT 1 FROM day_closings c WHERE c.for_day = ${sql.placeholder('day')} AND c.kind = 'closed'
      AND c.lc > control_loosenings.lc AND ${knew('c', 'control_loosenings')} AND NOT ${isToldBy('AND told.lc < c.lc')})`),
  };
}

/** Prepares the reads of this duty. */
export function controlReads(orm: Orm, staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  const statements = controlStatements(orm);
  type Kept = typeof controlLoosenings.$inferSelect;
  const view = ({
    id,
    control,
    about,
    title,
    before,
    after,
    reason,
    at,
    day,
    actor,
    secondBy,
  }: Kept): LoosenedControl => {
    const counted = confirmationStatus(actor, [{ actor: secondBy, day }], staff.secondPersonFacts).secondBy;
    return {
      ...{ id, control, about, title, before, after, reason, at },
      byName: staff.nameOf(actor),
      secondName: staff.nameOf(counted),
    };
  };
  return {
    /**
     * What the sheet of a day tells: what its close was the first to know (D20.66). While the day is open, what no close told: also
     * what was loosened late in the evening, after the last one.
     */
    loosenedFor: (day: string, isClosed: boolean): LoosenedControl[] =>
      (isClosed ? statements.toldBy() : statements.untold()).all({ day }).map(view),
  };
}
