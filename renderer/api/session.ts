// Who is signed in on this screen. The token lives in memory only: closing the window ends it here.
import { create } from 'zustand';
import type { Person } from '#core/access/staff/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { InspectionSection } from '#core/foundation/wire/inspection-mark.ts';

/** What an inspector's code opens, and until when (UTC). */
export type Visit = { sections: readonly InspectionSection[]; expiresAt: string };
/** `visit`: only of an inspector with a code of the province. */
export type Session = { token: string; person: Person; visit?: Visit };

type SessionState = {
  session: Session | null;
  /** Somebody else than before has just signed in: the home of their role comes next. */
  isArriving: boolean;
  /** Who signed in last; whoever does so again goes on where they were. */
  lastPersonId: string | null;
  /** Locked: the session goes on in the core, the screen shows nothing of it. */
  isLocked: boolean;
  /** Why the last session ended, when the person did not end it. */
  endedBy: Problem | null;
  begin: (session: Session) => void;
  /** The home is open. */
  arrive: () => void;
  lock: () => void;
  /** The session goes on under the token that the core gave for it. */
  unlock: (token: string) => void;
  end: (endedBy?: Problem) => void;
};

export const useSession = create<SessionState>((set) => ({
  session: null,
  isArriving: false,
  lastPersonId: null,
  isLocked: false,
  endedBy: null,
  begin: (session) =>
    set(({ lastPersonId }) => ({
      ...{ session, isLocked: false, endedBy: null },
      ...{ isArriving: session.person.id !== lastPersonId, lastPersonId: session.person.id },
    })),
  arrive: () => set({ isArriving: false }),
  lock: () => set((state) => ({ isLocked: state.session !== null })),
  unlock: (token) =>
    set(({ session }) => ({ isLocked: false, session: session === null ? null : { ...session, token } })),
  end: (endedBy) => set({ session: null, isLocked: false, endedBy: endedBy ?? null }),
}));

/** The token for the `x-session` header; null before signing in. */
export const sessionToken = (): string | null => useSession.getState().session?.token ?? null;
