// A sale on a connected terminal as the counter shows it.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { AttemptView } from './contract.ts';
import type { TerminalSaleReads } from './queries.ts';
import { type Attempt, stateOfAttempt } from './rules.ts';

type ViewingDesk = {
  readonly terminals: { isWaiting(attemptId: string): boolean };
  readonly reads: {
    readonly payments: Pick<TerminalSaleReads, 'answersOf'>;
    readonly staff: Pick<StaffReads, 'nameOf'>;
  };
};

export function attemptView(
  { terminals, reads }: ViewingDesk,
  visitId: string,
  attempt: Attempt,
): AttemptView {
  const { attemptId, terminalId, amount, at, by } = attempt;
  const state = stateOfAttempt(attempt);
  const answers = reads.payments.answersOf(attemptId);
  const telling = answers.findLast(({ end }) => end === state) ?? answers.at(-1);
  return {
    ...{ attemptId, visitId, terminalId, amount, at, state },
    reason: telling?.reason ?? null,
    rrn: telling?.rrn ?? null,
    answeredAt: telling?.at ?? null,
    byName: reads.staff.nameOf(by),
    isWaiting: terminals.isWaiting(attemptId),
  };
}
