// «Same service again for this client» (F7): the client's data and the services of the visit just charged, ready for a
// new visit. Only the person who opened that visit has its data at hand; the identity is verified anew (D1).

import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { useVisitAtHand } from '#renderer/frame/visit-at-hand.ts';
import { useLastServices } from '../fees/last-services.ts';
import { soundIdentifier } from './client-draft.ts';
import { useClientDraft, useLastOpened, useServicesAgain } from './counter-drafts.ts';

/** Starts the next visit of the same client, or null when this person did not open the visit. */
export function useSameAgain(visitId: string): (() => void) | null {
  const lastOpened = useLastOpened().value;
  const services = useLastServices().value;
  const client = useClientDraft();
  const servicesAgain = useServicesAgain();
  const atHand = useVisitAtHand();
  if (lastOpened?.visitId !== visitId || services.length === 0) return null;
  return () => {
    // They were here just now, and nothing is asked of them again.
    const { client: last } = lastOpened;
    const lastVisitDay = businessDayOf(new Date().toISOString());
    const foundClient = {
      clientType: last.clientType,
      identifier: soundIdentifier(last) ?? '',
      lastVisitDay,
    };
    client.keep({ ...last, filled: null, foundClient });
    servicesAgain.keep(services);
    atHand.drop();
  };
}
