// A slip that is typed on a terminal which could have been asked (D2.108), and what of an open request it answers.
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { HowKnown, TypedReason } from './contract.ts';
import type { TerminalSaleReads } from './queries.ts';
import { isOpenAttempt, stateOfAttempt } from './rules.ts';

type Typed = { visitId: string; terminalId: string; amount: number; typedBecause?: TypedReason | undefined };

/**
 * What is known of a payment whose slip is typed. On a connected terminal the reason is said, and stands in the count of the person
 * (D2.108). An open request of the visit for this amount on this terminal is answered by it.
 * @throws PAYMENT_IN_PROGRESS while the terminal is being asked, TYPED_SLIP_NEEDS_REASON
 */
export function knownAsTyped(
  { payments }: { readonly payments: Pick<TerminalSaleReads, 'connectionOf' | 'attemptsOfVisit'> },
  { visitId, terminalId, amount, typedBecause }: Typed,
): { knownBy: HowKnown; attemptId?: string; typedBecause?: TypedReason } {
  const bare = bareTerminalId(terminalId);
  const open = payments
    .attemptsOfVisit(visitId)
    .filter((attempt) => isOpenAttempt(attempt) && bareTerminalId(attempt.terminalId) === bare);
  if (open.some((attempt) => stateOfAttempt(attempt) === 'asked'))
    throw refusal('PAYMENT_IN_PROGRESS', { terminal: terminalId });
  const isConnected = payments.connectionOf(terminalId) !== null;
  if (isConnected && typedBecause === undefined) throw refusal('TYPED_SLIP_NEEDS_REASON', {});
  const ofAmount = open.filter((attempt) => attempt.amount === amount);
  // One that the terminal denies is answered last.
  const answered = ofAmount.find((attempt) => stateOfAttempt(attempt) !== 'not_recorded') ?? ofAmount[0];
  return {
    knownBy: 'typed_slip',
    ...(answered === undefined ? {} : { attemptId: answered.attemptId }),
    ...(isConnected && typedBecause !== undefined ? { typedBecause } : {}),
  };
}
