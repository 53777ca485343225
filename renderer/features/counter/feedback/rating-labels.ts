// The five faces in words, from the saddest to the happiest.
import type { MessageId } from '#renderer/i18n/messages.ts';

export const ratingLabels: readonly MessageId[] = [
  'feedback.rating1',
  'feedback.rating2',
  'feedback.rating3',
  'feedback.rating4',
  'feedback.rating5',
];
