// What the counter remembers of a person's unfinished work: which visit is at hand, and the client being typed in.
// Drafts of a visit's later steps live beside those steps, under the visit's id.

import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';
import type { LineDraft } from '../fees/fee-lines.ts';
import { type ClientDraft, emptyClient } from './client-draft.ts';

/** The id of the visit at hand; null while a new one is being started. */
export const useVisitAtHand = (): Draft<string | null> => useDraft<string | null>('counter.visit', null);

export const useClientDraft = (): Draft<ClientDraft> => useDraft('counter.client', emptyClient);

type LastOpened = {
  visitId: string;
  client: ClientDraft;
  /** The services that this visit starts with, when it is «same service again». */
  services: readonly LineDraft[];
};

/** The visit that this person opened last and its client. Never kept beyond the window. */
export const useLastOpened = (): Draft<LastOpened | null> =>
  useDraft<LastOpened | null>('counter.lastOpened', null);

const noServices: readonly LineDraft[] = [];

/** The services that the visit being started will begin with; empty but for «same service again». */
export const useServicesAgain = (): Draft<readonly LineDraft[]> =>
  useDraft<readonly LineDraft[]>('counter.servicesAgain', noServices);

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
