// What training and notices call kinds, roles' choices and standings on screen.
import type { TaughtRole, TopicStanding } from '#core/assets/training/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export const taughtRoles = [
  'clerk',
  'manager',
  'legal_expert',
  'it_expert',
] as const satisfies readonly TaughtRole[];

export const standingLabels: Readonly<Record<TopicStanding['state'], { tone: Tone; word: MessageId }>> = {
  valid: { tone: 'good', word: 'training.standing.valid' },
  unconfirmed: { tone: 'waiting', word: 'training.standing.unconfirmed' },
  overdue: { tone: 'warn', word: 'training.standing.overdue' },
};
