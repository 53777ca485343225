// Where a complaint stands and how many working days are left for the answer.
import type { ComplaintRow } from '#core/counter/complaints/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { stateLabels } from './complaint-labels.ts';

export function DeadlineText({ row: { state, overdue, workingDaysLeft } }: { row: ComplaintRow }) {
  const text = useText();
  if (workingDaysLeft === null) {
    return <StatusLabel tone={stateLabels[state].tone}>{text(stateLabels[state].word)}</StatusLabel>;
  }
  return overdue ? (
    <StatusLabel tone="bad">{text('complaints.overdueBy', { days: -workingDaysLeft })}</StatusLabel>
  ) : (
    <StatusLabel tone="waiting">{text('complaints.daysLeft', { days: workingDaysLeft })}</StatusLabel>
  );
}
