// The services that this person charged last, for «same service again».
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';
import type { LineDraft } from './fee-lines.ts';

const none: readonly LineDraft[] = [];

export const useLastServices = (): Draft<readonly LineDraft[]> =>
  useDraft<readonly LineDraft[]>('counter.lastServices', none);
