// What training and notices call kinds, roles' choices and statuses on screen.
import type { TaughtRole, TopicStatus } from '#core/assets/training/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export const taughtRoles = [
  'clerk',
  'manager',
  'legal_expert',
  'it_expert',
] as const satisfies readonly TaughtRole[];

export const statusLabels: Readonly<Record<TopicStatus['state'], { tone: Tone; word: MessageId }>> = {
  valid: { tone: 'good', word: 'training.status.valid' },
  unconfirmed: { tone: 'waiting', word: 'training.status.unconfirmed' },
  overdue: { tone: 'warn', word: 'training.status.overdue' },
};
