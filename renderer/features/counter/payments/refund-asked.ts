// The visit whose payment was chosen to go back, from any screen: the counter opens the refund of it.
import { create } from 'zustand';

type RefundAsked = {
  visitId: string | null;
  ask: (visitId: string) => void;
  /** Whether it was asked for this visit; it is asked no more then. */
  take: (visitId: string) => boolean;
};

export const useRefundAsked = create<RefundAsked>((set, get) => ({
  visitId: null,
  ask: (visitId) => set({ visitId }),
  take: (visitId) => {
    const isAsked = get().visitId === visitId;
    if (isAsked) set({ visitId: null });
    return isAsked;
  },
}));
