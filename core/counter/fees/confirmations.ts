// Who confirmed a tariff or a rate, judged from the facts of the people (D4).
import type { StaffReads } from '#core/access/staff/queries.ts';
import { type Confirmation, confirmationStatus } from '#core/access/staff/second-person.ts';

export type ConfirmationReads = ReturnType<typeof confirmationReads>;

/** Prepares these reads. */
export function confirmationReads(staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  /** Who confirmed what `first` entered. */
  function confirmationOf(first: string | null, confirmations: readonly Confirmation[]) {
    const { confirmed, secondBy } = confirmationStatus(first, confirmations, staff.secondPersonFacts);
    const alone = confirmed ? ('nobody_else' as const) : ('waiting' as const);
    return {
      confirmation: secondBy === null ? alone : ('confirmed' as const),
      confirmedBy: secondBy,
      confirmedByName: staff.nameOf(secondBy),
    };
  }

  return { nameOf: staff.nameOf, confirmationOf };
}
