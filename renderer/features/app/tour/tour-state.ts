// How far a person has come in the tour of the demo office, at this PC: a number and nothing of anybody's work, so that it may
// lie beside the look of the screen.
import { create } from 'zustand';
import { useSession } from '#renderer/api/session.ts';
import { tourStops } from './tour-stops.ts';

/** `at`: the stop, from 0. `isOpen`: the panel is shown. Null: the person was never asked. */
export type TourState = { readonly at: number; readonly isOpen: boolean };

const storageKey = (personId: string): string => `pishkhan.tour.${personId}`;

function stored(personId: string): TourState | null {
  const kept = new URLSearchParams(localStorage.getItem(storageKey(personId)) ?? '');
  const at = Number(kept.get('at'));
  if (kept.get('at') === null || !Number.isInteger(at) || at < 0 || at >= tourStops.length) return null;
  return { at, isOpen: kept.get('open') === 'yes' };
}

const useTours = create<{ byPerson: Readonly<Record<string, TourState>> }>(() => ({ byPerson: {} }));

/** The tour of the person at the screen, and how to go on with it. */
export function useTour(): { state: TourState | null; keep: (state: TourState) => void } {
  const personId = useSession(({ session }) => session?.person.id ?? '');
  const now = useTours(({ byPerson }) => byPerson[personId]);
  return {
    state: now ?? stored(personId),
    keep(state) {
      const { at, isOpen } = state;
      localStorage.setItem(
        storageKey(personId),
        new URLSearchParams({ at: String(at), open: isOpen ? 'yes' : 'no' }).toString(),
      );
      useTours.setState(({ byPerson }) => ({ byPerson: { ...byPerson, [personId]: state } }));
    },
  };
}
