// How a complaint stands now: by which deadline, with which others, and whether it is about whoever asks.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { complaintDueDay } from '#core/foundation/calendar/closures.ts';
import { mergedFrom, mergedInto } from './rules.ts';
import type { ComplaintsStatements } from './statements.ts';

export type StatusReads = ReturnType<typeof statusReads>;

/** Prepares these reads. */
export function statusReads(
  read: ComplaintsStatements,
  closures: Pick<ClosureReads, 'closedDays'>,
  staff: Pick<StaffReads, 'accountsOf'>,
) {
  /** Closed days as they stand now: a closure that comes later moves a deadline that runs (D7). */
  function closedNow(): (day: string) => boolean {
    const days = new Set(closures.closedDays());
    return (day) => days.has(day);
  }

  /** Whether a complaint is about a person, by whichever of their accounts it names them (D7.9). */
  const isAbout = ({ aboutId }: { readonly aboutId: string | null }, personId: string): boolean =>
    aboutId !== null && staff.accountsOf(personId).includes(aboutId);

  /** What is asked of every complaint that is shown: closed days, and which goes on in which. */
  function deadlinesNow() {
    const isClosed = closedNow();
    const into = mergedInto(read.merges().all());
    /** The earliest deadline of it and of what goes on in it: nobody gets more time by merging. */
    const dueOf = (complaintId: string, day: string): string =>
      mergedFrom(complaintId, into)
        .map((from) => read.one().get({ id: from })?.row.day ?? day)
        .concat(day)
        .map((registeredOn) => complaintDueDay(registeredOn, isClosed))
        .toSorted()[0] ?? complaintDueDay(day, isClosed);
    return { isClosed, into, dueOf };
  }

  return { closedNow, isAbout, deadlinesNow };
}
