// The open tasks of the morning page: clearances that end (D8.1), days that are still open (D21.5), and what each duty adds (D20.1).

import type { LookReads } from '#core/access/access-log/queries.ts';
import type { DepartureReads } from '#core/access/departures/queries.ts';
import { openDepartures } from '#core/access/departures/views.ts';
import type { PostingReads } from '#core/access/postings/queries.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { postsOf } from '#core/access/staff/rules.ts';
import type { DayReads } from '#core/closing/day-close/day-reads.ts';
import { dayStanding } from '#core/closing/day-close/day-standing.ts';
import type { ComplaintsReads } from '#core/counter/complaints/queries.ts';
import { isBoardUp } from '#core/counter/fees/board.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { type InboxViewReads, inboxDue } from '#core/counter/inbox/views.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import { type Counts, complaintNoticeDays, type OpenTasks } from './contract.ts';
import { endingClearances, endingTerminals } from './rules.ts';
import { checkStandings, type ScheduleReads } from './schedule/standing.ts';

type OpenTaskReads = DayReads &
  InboxViewReads & {
    readonly staff: StaffReads;
    readonly departures: DepartureReads;
    readonly postings: Pick<PostingReads, 'posting'>;
    readonly fees: FeeReads;
    readonly payments: Pick<PaymentReads, 'terminals' | 'designations'>;
    readonly identity: Pick<IdentityReads, 'escalated'>;
    readonly complaints: Pick<ComplaintsReads, 'list'>;
    readonly looks: Pick<LookReads, 'openSigns'>;
  };

/** What is left over on a business day, for this person (D20.1). */
export function openTasks(reads: OpenTaskReads, reader: Person, today: string): OpenTasks {
  const isManager = reader.role === 'manager';
  const inbox = inboxDue(reads, today);
  const files = reads.staff.files(today).filter(({ person }) => isManager || person.id === reader.id);
  const terminals = reads.payments.terminals(today);
  return {
    clearances: endingClearances(files, today),
    endingTerminals: endingTerminals(terminals, reads.payments.designations, today),
    missing: {
      tariff: reads.fees.inForce(today) === null,
      rateBoard: !isBoardUp(reads, today),
      terminal: !terminals.some(({ inForce }) => inForce),
      escalated: isManager ? reads.identity.escalated().length : 0,
      overdueInbox: inbox.overdue,
      dueSoonInbox: inbox.dueSoon,
      posts: isManager ? postsOf(files, today).filter(({ active, needed }) => active < needed) : [],
      manyLooks: isManager ? reads.looks.openSigns(reader.id, today).length : 0,
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
      damages: isManager ? openDamages(reads) : 0,
      ...(isManager
        ? complaintsDue(reads, reader.id, today)
        : { overdueComplaints: 0, dueSoonComplaints: 0 }),
    },
    openDays: isManager ? openDays(reads, today) : [],
  };
}

/** The day that answers for a damage is closed only once the manager has explained it (J27). */
function openDamages({ store, businessDay }: OpenTaskReads): number {
  return store.latestDamages().filter(({ forDay }) => businessDay.stateOf(forDay) !== 'closed').length;
}

/** Open complaints past their deadline, and those that come to it within days, of those that this reader sees (D7.9). */
function complaintsDue(reads: Pick<OpenTaskReads, 'complaints'>, readerId: string, today: string) {
  const { rows } = reads.complaints.list('open', today, readerId);
  const isSoon = (left: number | null): boolean => left !== null && left >= 0 && left <= complaintNoticeDays;
  return {
    overdueComplaints: rows.filter(({ overdue }) => overdue).length,
    dueSoonComplaints: rows.filter(({ overdue, workingDaysLeft }) => !overdue && isSoon(workingDaysLeft))
      .length,
  };
}

/** What the navigation counts for this person: what waits for the manager, and for everybody the checks that are due. */
export function countsFor(
  reads: Pick<OpenTaskReads, 'identity' | 'complaints'> & ScheduleReads & InboxViewReads,
  { id, role }: Pick<Person, 'id' | 'role'>,
  today: string,
): Counts {
  const dueChecks = checkStandings(reads, today).filter(({ isDue }) => isDue).length;
  const { overdue, dueSoon } = inboxDue(reads, today);
  const everybodys = { dueChecks, dueInbox: overdue + dueSoon };
  if (role !== 'manager') return { escalated: 0, dueComplaints: 0, ...everybodys };
  const { overdueComplaints, dueSoonComplaints } = complaintsDue(reads, id, today);
  return {
    escalated: reads.identity.escalated().length,
    dueComplaints: overdueComplaints + dueSoonComplaints,
    ...everybodys,
  };
}

function openDays(reads: OpenTaskReads, today: string): OpenTasks['openDays'] {
  return reads.businessDay.openBefore(today).map((day) => {
    const { exceptions, openDrafts, differenceToGo } = dayStanding(reads, day, today);
    const unexplained = exceptions.filter(({ explanation }) => explanation === null).length;
    return { day, openDrafts, unexplained, differenceToGo };
  });
}
