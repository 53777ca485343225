// What the counter remembers of a person's unfinished work: which visit is at hand, and the client being typed in.
// Drafts of a visit's later steps live beside those steps, under the visit's id.

import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Draft, useDraft } from '../../app/drafts.ts';
import { type ClientDraft, emptyClient } from './client-draft.ts';

/** The id of the visit at hand; null while a new one is being started. */
export const useVisitAtHand = (): Draft<string | null> => useDraft<string | null>('counter.visit', null);

export const useClientDraft = (): Draft<ClientDraft> => useDraft('counter.client', emptyClient);

/** The client whose visit this person opened last, for «same service again». Never kept beyond the window. */
export const useLastClient = (): Draft<{ visitId: string; client: ClientDraft } | null> =>
  useDraft<{ visitId: string; client: ClientDraft } | null>('counter.lastClient', null);

/** Opens a visit at the counter, from any screen. */
export function useOpenAtCounter(): (visitId: string | null) => void {
  const navigate = useNavigate();
  const { keep } = useVisitAtHand();
  return useCallback(
    (visitId) => {
      keep(visitId);
      void navigate({ to: '/counter' });
    },
    [keep, navigate],
  );
}
