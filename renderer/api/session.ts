// Who is signed in on this screen. The token lives in memory only: closing the window ends it here.
import { create } from 'zustand';
import type { Person } from '#core/staff/contract.ts';

export type Session = { token: string; person: Person };

type SessionState = {
  session: Session | null;
  /** Locked: the session goes on in the core, the screen shows nothing of it. */
  isLocked: boolean;
  begin: (session: Session) => void;
  lock: () => void;
  unlock: () => void;
  end: () => void;
};

export const useSession = create<SessionState>((set) => ({
  session: null,
  isLocked: false,
  begin: (session) => set({ session, isLocked: false }),
  lock: () => set((state) => ({ isLocked: state.session !== null })),
  unlock: () => set({ isLocked: false }),
  end: () => set({ session: null, isLocked: false }),
}));

/** The token for the `x-session` header; null before signing in. */
export const sessionToken = (): string | null => useSession.getState().session?.token ?? null;
