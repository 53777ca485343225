// How the in-box stands on a business day: deadlines are counted by the table of closures of now.
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { workingDaysUntil } from '#core/foundation/calendar/business-day.ts';
import { type InboxItem, inboxNoticeDays } from './contract.ts';
import type { InboxReads } from './queries.ts';

export type InboxViewReads = {
  readonly inbox: InboxReads;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
};

/** What is open on `today`, the nearest deadline first. */
export function openItems({ inbox, closures }: InboxViewReads, today: string): InboxItem[] {
  const closed = new Set(closures.closedDays());
  return inbox.open().map((item) => ({
    ...item,
    workingDaysLeft: workingDaysUntil(today, item.dueDay, (day) => closed.has(day)),
    overdue: item.dueDay < today,
    handlings: [],
  }));
}

/** What was handled last. */
export function closedItems({ inbox }: InboxViewReads): InboxItem[] {
  return inbox.closed().map((item) => ({
    ...item,
    workingDaysLeft: null,
    overdue: false,
    handlings: inbox.handlings(item.itemId),
  }));
}

/** How many are past their deadline, and how many come to it within two working days. */
export function inboxDue(reads: InboxViewReads, today: string): { overdue: number; dueSoon: number } {
  const open = openItems(reads, today);
  return {
    overdue: open.filter(({ overdue }) => overdue).length,
    dueSoon: open.filter(
      ({ overdue, workingDaysLeft: left }) => !overdue && left !== null && left <= inboxNoticeDays,
    ).length,
  };
}
