// How far the close of a day has come: one tick a step, read from what core says. Nothing is remembered here.
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { StepState } from '#renderer/ui/steps.tsx';

export type DayStep = { id: string; label: MessageId; state: StepState };

/** The steps of a day in their order; the first one that is not done is the current one. */
export function stepsOf(overview: DayOverview): DayStep[] {
  const done: readonly [string, MessageId, boolean][] = [
    ['drafts', 'dayClose.step.drafts', overview.openDrafts === 0],
    ['reports', 'dayClose.step.reports', overview.terminals.every(({ report }) => report !== 'missing')],
    [
      'exceptions',
      'dayClose.step.exceptions',
      overview.exceptions.every(({ reasons, explanation }) => reasons.length === 0 || explanation !== null),
    ],
    ['close', 'dayClose.step.close', overview.state === 'closed'],
  ];
  const current = done.findIndex(([, , isDone]) => !isDone);
  return done.map(([id, label, isDone], index) => ({
    id,
    label,
    state: isDone ? 'done' : index === current ? 'current' : 'todo',
  }));
}
