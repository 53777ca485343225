// What of the complaints is left to do (D7.9).
import type { TaskReader } from '#core/journal/log/define-duty.ts';
import { complaintNoticeDays } from './contract.ts';
import type { ComplaintsReads } from './queries.ts';

/** Open complaints past their deadline, and those that come to it within days, of those that the manager sees (D7.9). */
export function complaintsDue(
  { complaints }: { readonly complaints: Pick<ComplaintsReads, 'list'> },
  { id, role }: TaskReader,
  today: string,
): { overdue: number; dueSoon: number } {
  if (role !== 'manager') return { overdue: 0, dueSoon: 0 };
  const { rows } = complaints.list('open', today, id);
  const isSoon = (left: number | null): boolean => left !== null && left >= 0 && left <= complaintNoticeDays;
  return {
    overdue: rows.filter(({ overdue }) => overdue).length,
    dueSoon: rows.filter(({ overdue, workingDaysLeft }) => !overdue && isSoon(workingDaysLeft)).length,
  };
}
