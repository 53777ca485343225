// Whether the form of a complaint lies over the screen. F8 opens it anywhere, the register by its button.
import { create } from 'zustand';

type RegisterForm = { isOpen: boolean; open: () => void; close: () => void };

export const useRegisterForm = create<RegisterForm>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
