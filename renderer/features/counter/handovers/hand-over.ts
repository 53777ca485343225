// Whether the desk is being handed over: asked for at the counter, or from any other screen, which leads there first.
import { create } from 'zustand';

type HandOver = { isOpen: boolean; open: () => void; close: () => void };

export const useHandOver = create<HandOver>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
