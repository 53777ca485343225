// Where a complaint stands and how many working days are left for the answer.
import type { ComplaintRow } from '#core/counter/complaints/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusWord } from '#renderer/ui/status-word.tsx';
import { stateLabels } from './complaint-labels.ts';

export function DeadlineText({ row: { state, overdue, workingDaysLeft } }: { row: ComplaintRow }) {
  const text = useText();
  if (workingDaysLeft === null) {
    return <StatusWord tone={stateLabels[state].tone}>{text(stateLabels[state].word)}</StatusWord>;
  }
  return overdue ? (
    <StatusWord tone="bad">{text('complaints.overdueBy', { days: -workingDaysLeft })}</StatusWord>
  ) : (
    <StatusWord tone="waiting">{text('complaints.daysLeft', { days: workingDaysLeft })}</StatusWord>
  );
}
