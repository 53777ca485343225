// What is held until its person has shown something is of the session in which it was pressed (D11): with the lock, with the end
// of that session and with another person it is gone, and is never sent in another one's name.
import { useSession } from './session.ts';

export type SessionAtWork = {
  /** Whether it is still at work, unlocked ever since. */
  lasts: () => boolean;
  /** Calls once when it is not any more. @returns how to stop */
  whenOver: (over: () => void) => () => void;
};

/** The session that is at work on this page; null where nobody is: at the sign-in and before a lock nothing is held. */
export function sessionAtWork(): SessionAtWork | null {
  const { session, isLocked } = useSession.getState();
  if (session === null || isLocked) return null;
  // Each unlock gives another token.
  const { token } = session;
  const lasts = () => {
    const now = useSession.getState();
    return !now.isLocked && now.session?.token === token;
  };
  return {
    lasts,
    whenOver(over) {
      const stop = useSession.subscribe(() => {
        if (lasts()) return;
        stop();
        over();
      });
      return stop;
    },
  };
}
