// The open tasks that the morning page lists one by one: clearances that end (D8.1), days that are still open (D21.5), leavers, vacant
// posts, the rate board. Tasks that are only counted come from the duties (`tasks` in `duty.ts`, D20.1).

import type { DepartureReads } from '#core/access/departures/queries.ts';
import { openDepartures } from '#core/access/departures/views.ts';
import type { PostingReads } from '#core/access/postings/queries.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { postsOf } from '#core/access/staff/rules.ts';
import type { DayReads } from '#core/closing/day-close/day-reads.ts';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import type { ComplaintsReads } from '#core/counter/complaints/queries.ts';
import { complaintsDue } from '#core/counter/complaints/tasks.ts';
import { isBoardUp } from '#core/counter/fees/board.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { type InboxViewReads, inboxDue } from '#core/counter/inbox/views.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { Counts, OpenTasks } from './contract.ts';
import { endingClearances, endingTerminals } from './rules.ts';
import { checkStatuses, type ScheduleReads } from './schedule/check-status.ts';

type OpenTaskReads = DayReads & {
  readonly staff: StaffReads;
  readonly departures: DepartureReads;
  readonly postings: Pick<PostingReads, 'posting'>;
  readonly fees: FeeReads;
  readonly payments: Pick<PaymentReads, 'terminals' | 'designations'>;
};

/** The open tasks of this person on a business day (D20.1). */
export function openTasks(reads: OpenTaskReads, reader: Person, today: string): OpenTasks {
  const isManager = reader.role === 'manager';
  const files = reads.staff.files(today).filter(({ person }) => isManager || person.id === reader.id);
  return {
    clearances: endingClearances(files, today),
    endingTerminals: endingTerminals(reads.payments.terminals(today), reads.payments.designations, today),
    missing: {
      rateBoard: !isBoardUp(reads, today),
      posts: isManager ? postsOf(files, today).filter(({ active, needed }) => active < needed) : [],
      transferred: files.flatMap(({ person: { id: personId, name, state } }) => {
        const { leftOn: since } = reads.postings.posting(personId, today);
        return isManager && since !== null && state !== 'cut_off' ? [{ personId, name, since }] : [];
      }),
      departures: isManager
        ? openDepartures(reads).map(({ personId, name, open, leftAt, doneAt }) => ({
            personId,
            name,
            open,
            leftAt,
            doneAt,
          }))
        : [],
    },
    openDays: isManager ? openDays(reads, today) : [],
  };
}

/** The counts in the navigation: for the manager what waits for them, for everybody the checks that are due. */
export function countsFor(
  reads: ScheduleReads &
    InboxViewReads & {
      readonly identity: Pick<IdentityReads, 'escalated'>;
      readonly complaints: Pick<ComplaintsReads, 'list'>;
    },
  reader: Pick<Person, 'id' | 'role'>,
  today: string,
): Counts {
  const dueChecks = checkStatuses(reads, today).filter(({ isDue }) => isDue).length;
  const { overdue, dueSoon } = inboxDue(reads, today);
  const due = complaintsDue(reads, reader, today);
  return {
    escalated: reader.role === 'manager' ? reads.identity.escalated().length : 0,
    dueComplaints: due.overdue + due.dueSoon,
    dueChecks,
    dueInbox: overdue + dueSoon,
  };
}

function openDays(reads: OpenTaskReads, today: string): OpenTasks['openDays'] {
  return reads.businessDay.openBefore(today).map((day) => {
    const { signs, openDrafts, differenceToGo } = dayStatus(reads, day, today);
    const unexplained = signs.filter(({ explanation }) => explanation === null).length;
    return { day, openDrafts, unexplained, differenceToGo };
  });
}
