// The terminal of this person's last payment. It stands on their desk, so the next slip most likely comes from it.
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';

export const useLastTerminal = (): Draft<string | null> =>
  useDraft<string | null>('counter.lastTerminal', null);
