// Which visit a person has at hand: every screen may lead to one, and the counter shows it.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Draft, useDraft, useDraftAtHand } from './drafts.ts';

/** The id of the visit at hand; null while a new one is being started. */
export const useVisitAtHand = (): Draft<string | null> => useDraft<string | null>('counter.visit', null);

/** The same for who acts on it later: what it is by then. */
export const useReadVisitAtHand = (): (() => string | null) =>
  useDraftAtHand<string | null>('counter.visit', null).read;

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
