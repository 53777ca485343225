// Where a visit stands: its word and tone, and which of the four steps is at hand.
import type { VisitRow, VisitState } from '#core/counter/visits/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

const visitStateLabels: Record<VisitState, { tone: Tone; word: MessageId }> = {
  open: { tone: 'waiting', word: 'visits.state.open' },
  verified: { tone: 'waiting', word: 'visits.state.verified' },
  charged: { tone: 'warn', word: 'visits.state.charged' },
  paid: { tone: 'good', word: 'visits.state.paid' },
  completed: { tone: 'good', word: 'visits.state.completed' },
  refused: { tone: 'bad', word: 'visits.state.refused' },
  escalated: { tone: 'warn', word: 'visits.state.escalated' },
  cancelled: { tone: 'neutral', word: 'visits.state.cancelled' },
  asked: { tone: 'neutral', word: 'visits.state.asked' },
};

/** Its word and tone; one that ended and whose money is not there, or went back, is no good end. */
export function visitStateLabel({ state, charged, paid }: Pick<VisitRow, 'state' | 'charged' | 'paid'>): {
  tone: Tone;
  word: MessageId;
} {
  if (state === 'completed' && paid < charged) return { tone: 'warn', word: 'visits.state.completedUnpaid' };
  return visitStateLabels[state];
}

export type CounterStep = 'identity' | 'services' | 'payment' | 'finish' | 'over';

/** The step that a visit waits for. */
export function stepOf(state: VisitState): CounterStep {
  switch (state) {
    case 'open':
    case 'escalated':
      return 'identity';
    case 'verified':
      return 'services';
    case 'charged':
      return 'payment';
    case 'paid':
      return 'finish';
    case 'completed':
    case 'refused':
    case 'cancelled':
    case 'asked':
      return 'over';
  }
}

/** Whether a visit was ended without a service: nothing is paid in it any more. */
export const isEndedUnserved = ({ state }: Pick<VisitRow, 'state'>): boolean =>
  state === 'cancelled' || state === 'asked';

/** Whether a visit still waits for somebody. */
export const isUnfinished = (state: VisitState): boolean => stepOf(state) !== 'over';

/**
 * What stands in a visit that is not to be served: a charge, or money. Only PCs that were apart bring it about, one of which
 * refused, left to the manager or cancelled what the other charged.
 */
export function moneyBeside({
  state,
  charged,
  paid,
}: Pick<VisitRow, 'state' | 'charged' | 'paid'>): 'charged' | 'paid' | null {
  if (state !== 'refused' && state !== 'escalated' && state !== 'cancelled' && state !== 'asked') return null;
  if (paid > 0) return 'paid';
  return charged > 0 ? 'charged' : null;
}
