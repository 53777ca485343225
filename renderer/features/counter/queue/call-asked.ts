// The next number is to be called: asked for out of the palette on another screen, which leads to the counter first.
import { create } from 'zustand';

type CallAsked = {
  isAsked: boolean;
  ask: () => void;
  /** Whether it was asked for; it is asked for no more. */
  take: () => boolean;
};

export const useCallAsked = create<CallAsked>((set, get) => ({
  isAsked: false,
  ask: () => set({ isAsked: true }),
  take: () => {
    const { isAsked } = get();
    if (isAsked) set({ isAsked: false });
    return isAsked;
  },
}));
