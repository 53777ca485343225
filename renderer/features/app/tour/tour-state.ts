// Where a person is in a tour of the demo office, at this PC: a name and a number and nothing of anybody's work, so that they may lie
// beside the look of the screen.
import { create } from 'zustand';
import { useSession } from '#renderer/api/session.ts';
import { type TourId, tourIds, tours } from './tours.ts';

/** `at`: the step, from 0. */
export type TourPlace = { readonly tour: TourId; readonly at: number };

const placeKey = (personId: string): string => `pishkhan.tour.${personId}`;
/** The offer was put away at this PC: nobody else is asked again. */
const offerKey = 'pishkhan.tour.offer';

function stored(personId: string): TourPlace | null {
  const kept = new URLSearchParams(localStorage.getItem(placeKey(personId)) ?? '');
  const tour = tourIds.find((id) => id === kept.get('tour'));
  const at = Number(kept.get('at'));
  const steps = tours.find(({ id }) => id === tour)?.steps.length ?? 0;
  return tour === undefined || !Number.isInteger(at) || at < 0 || at >= steps ? null : { tour, at };
}

type Tours = {
  readonly byPerson: Readonly<Record<string, TourPlace | null>>;
  readonly isOfferClosed: boolean;
};
const useTours = create<Tours>(() => ({
  byPerson: {},
  isOfferClosed: localStorage.getItem(offerKey) === 'closed',
}));

/** The tour of the person at the screen: begun at its first step, gone on with, ended, begun anew. */
export function useTour() {
  const personId = useSession(({ session }) => session?.person.id ?? '');
  const now = useTours(({ byPerson }) => byPerson[personId]);
  const isOfferClosed = useTours((state) => state.isOfferClosed);
  return {
    place: now === undefined ? stored(personId) : now,
    isOfferClosed,
    keep(place: TourPlace | null) {
      if (place === null) localStorage.removeItem(placeKey(personId));
      else {
        const { tour, at } = place;
        localStorage.setItem(placeKey(personId), new URLSearchParams({ tour, at: String(at) }).toString());
      }
      useTours.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [personId]: place } }));
    },
    closeOffer() {
      localStorage.setItem(offerKey, 'closed');
      useTours.setState({ isOfferClosed: true });
    },
  };
}
