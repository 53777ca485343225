// What was paid for and is not filed yet, over all days until it is filed, the money went back or words end it (D1.12, D1.27): the `filing` account
// as the counter, the morning card and the close list it, one visit a row.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import { isToBeFiled, type UnfiledVisit } from './contract.ts';
import { differencesOf, type LedgerViewReads } from './views.ts';

type UnfiledReads = LedgerViewReads & {
  readonly visitState: Pick<VisitStateReads, 'row'>;
  readonly fees: Pick<FeeReads, 'toFile'>;
  readonly staff: Pick<StaffReads, 'nameOf'>;
};

/** Every visit with something to file, the oldest first; its age in working days at `today`. */
export function unfiledVisits(reads: UnfiledReads, today: string): UnfiledVisit[] {
  return differencesOf(reads, today)
    .filter(isToBeFiled)
    .flatMap((difference) => {
      const { visitId, day, age, size } = difference;
      const row = visitId === null ? null : reads.visitState.row(visitId);
      if (row === null) return [];
      const services = [...new Set(reads.fees.toFile(row.visitId).map(({ title }) => title))];
      return [{ ...row, day, age, units: size, services, byName: reads.staff.nameOf(row.by), difference }];
    });
}
