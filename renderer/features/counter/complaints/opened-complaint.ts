// What of the complaints lies over the screen: the form of a new one, and the one that is being looked at.
import { create } from 'zustand';
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';

type RegisterForm = { isOpen: boolean; open: () => void; close: () => void };

/** F8 opens it anywhere, the register by its button. */
export const useRegisterForm = create<RegisterForm>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));

/** The id of the complaint that is open; null when none is. Another person's unlock never finds it. */
export const useOpenedComplaint = (): Draft<string | null> =>
  useDraft<string | null>('complaints.opened', null);
