// What was paid for and is not filed yet, over all days until it is filed or ended (D1.12): the one list of it, for the counter, the morning
// card and the close.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type { UnfiledVisit } from '#core/counter/visits/contract.ts';
import { workingDaysUntil } from '#core/foundation/calendar/business-day.ts';

type UnfiledReads = {
  readonly visitState: Pick<VisitStateReads, 'unfiled'>;
  readonly fees: Pick<FeeReads, 'toFile'>;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
  readonly staff: Pick<StaffReads, 'nameOf'>;
};

/** Every visit with something to file, the oldest first; its age in working days at `today`. */
export function unfiledVisits(reads: UnfiledReads, today: string): UnfiledVisit[] {
  const rows = reads.visitState.unfiled();
  if (rows.length === 0) return [];
  const closed = new Set(reads.closures.closedDays());
  return rows.map((row) => ({
    ...row,
    byName: reads.staff.nameOf(row.by),
    services: [...new Set(reads.fees.toFile(row.visitId).map(({ title }) => title))],
    // Of a day that lies ahead of this PC's clock nothing waits yet.
    age: Math.max(0, -workingDaysUntil(today, row.day, (day) => closed.has(day))),
  }));
}
