// What the counter remembers of a person's unfinished work: the client being typed in, and what a visit may start from.
// Drafts of a visit's later steps live beside those steps, under the visit's id.

import { type Draft, useDraft, useDraftAtHand } from '#renderer/frame/drafts.ts';
import type { LineDraft } from '../fees/fee-lines.ts';
import { type ClientDraft, emptyClient } from './client-draft.ts';

const clientDraft = 'counter.client';

export const useClientDraft = (): Draft<ClientDraft> => useDraft(clientDraft, emptyClient);

/** One more person being typed into a visit. */
export const useAddedPersonDraft = (visitId: string): Draft<ClientDraft> =>
  useDraft(`counter.added.${visitId}`, emptyClient);

/** For what stands around the counter, which a letter typed there must not draw anew. */
export const useClientDraftAtHand = () => useDraftAtHand(clientDraft, emptyClient);

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
