// The five faces in words, from the saddest to the happiest.
import type { MessageId } from '#renderer/i18n/messages.ts';

export const faceLabels: readonly MessageId[] = [
  'feedback.face1',
  'feedback.face2',
  'feedback.face3',
  'feedback.face4',
  'feedback.face5',
];
