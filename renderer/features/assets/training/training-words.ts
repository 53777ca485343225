// What training and notices call kinds, roles' choices and standings on screen.
import type { NoticeKind, TaughtRole, TopicStanding } from '#core/assets/training/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-word.tsx';

export const noticeWords: Readonly<Record<NoticeKind, MessageId>> = {
  directive: 'training.notice.directive',
  tariff: 'training.notice.tariff',
  conduct: 'training.notice.conduct',
  no_legal_advice: 'training.notice.noLegalAdvice',
  other: 'training.notice.other',
};

export const taughtRoles = [
  'clerk',
  'manager',
  'legal_expert',
  'it_expert',
] as const satisfies readonly TaughtRole[];

export const standingWords: Readonly<Record<TopicStanding['state'], { tone: Tone; word: MessageId }>> = {
  valid: { tone: 'good', word: 'training.standing.valid' },
  unconfirmed: { tone: 'waiting', word: 'training.standing.unconfirmed' },
  overdue: { tone: 'warn', word: 'training.standing.overdue' },
};
