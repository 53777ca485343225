// Where a visit stands: its word and tone, and which of the four steps is at hand.
import type { VisitState } from '#core/counter/visits/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export const visitStateLabels: Record<VisitState, { tone: Tone; word: MessageId }> = {
  open: { tone: 'waiting', word: 'visits.state.open' },
  verified: { tone: 'waiting', word: 'visits.state.verified' },
  charged: { tone: 'warn', word: 'visits.state.charged' },
  paid: { tone: 'good', word: 'visits.state.paid' },
  completed: { tone: 'good', word: 'visits.state.completed' },
  refused: { tone: 'bad', word: 'visits.state.refused' },
  escalated: { tone: 'warn', word: 'visits.state.escalated' },
  cancelled: { tone: 'neutral', word: 'visits.state.cancelled' },
};

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
      return 'over';
  }
}

/** Whether a visit still waits for somebody. */
export const isUnfinished = (state: VisitState): boolean => stepOf(state) !== 'over';
