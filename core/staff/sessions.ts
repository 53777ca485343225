// Sessions of this PC, in memory only: one live session per account (D11), all ended at once by a cut-off (D9). A PIN
// belongs to its session and ends with it.
import { randomBytes } from 'node:crypto';
import { attemptsBeforePause, pauseSeconds, pinTries } from './rules.ts';

export type Sessions = ReturnType<typeof createSessions>;

type Attempts = { wrong: number; pausedUntilMs: number };

/** A PIN of one session: argon2id of it, and when it was set (UTC, business day). */
export type KeptPin = { readonly hash: string; readonly at: string; readonly day: string };
type Session = { readonly personId: string; pin: (KeptPin & { tries: number }) | null };

/** Makes the register of sessions. `nowMs` is a monotonic clock in ms. */
export function createSessions(nowMs: () => number) {
  const byToken = new Map<string, Session>();
  const attempts = new Map<string, Attempts>();

  function end(personId: string): number {
    const tokens = [...byToken]
      .filter(([, session]) => session.personId === personId)
      .map(([token]) => token);
    for (const token of tokens) byToken.delete(token);
    return tokens.length;
  }

  return {
    /** Opens the one session of a person; a former one ends. */
    open(personId: string): { token: string; endedOther: boolean } {
      const endedOther = end(personId) > 0;
      const token = randomBytes(32).toString('base64url');
      byToken.set(token, { personId, pin: null });
      attempts.delete(personId);
      return { token, endedOther };
    },
    personOf: (token: string): string | undefined => byToken.get(token)?.personId,
    close: (token: string): void => {
      byToken.delete(token);
    },
    /** Ends every session of a person; how many there were. */
    end,
    /** Seconds to wait before another attempt, 0 when free. */
    waitSeconds(personId: string): number {
      const left = (attempts.get(personId)?.pausedUntilMs ?? 0) - nowMs();
      return left > 0 ? Math.ceil(left / 1000) : 0;
    },
    /** Notes a wrong password; how many attempts are left before the pause. */
    wrong(personId: string): number {
      const known = attempts.get(personId) ?? { wrong: 0, pausedUntilMs: 0 };
      const wrong = known.wrong + 1;
      const paused = wrong >= attemptsBeforePause;
      attempts.set(personId, {
        wrong: paused ? 0 : wrong,
        pausedUntilMs: paused ? nowMs() + pauseSeconds * 1000 : 0,
      });
      return paused ? 0 : attemptsBeforePause - wrong;
    },
    right: (personId: string): void => {
      attempts.delete(personId);
    },
    /** Keeps the PIN of a session; a former one is gone. */
    keepPin(token: string, pin: KeptPin): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = { ...pin, tries: 0 };
    },
    pin: (token: string): KeptPin | null => byToken.get(token)?.pin ?? null,
    dropPin(token: string): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = null;
    },
    /**
     * Takes one of the tries before the PIN is compared, so that tries at the same time count as well. The last one
     * takes the PIN with it.
     */
    takePinTry(token: string): { readonly hash: string; readonly triesLeft: number } | null {
      const session = byToken.get(token);
      if (session === undefined || session.pin === null) return null;
      const { hash } = session.pin;
      session.pin.tries += 1;
      const triesLeft = pinTries - session.pin.tries;
      if (triesLeft <= 0) session.pin = null;
      return { hash, triesLeft };
    },
    /** The PIN was right: it stands with all its tries again, unless another was set meanwhile. */
    pinWasRight(token: string, pin: KeptPin): void {
      const session = byToken.get(token);
      const isOther = session?.pin != null && session.pin.hash !== pin.hash;
      if (session !== undefined && !isOther) session.pin = { ...pin, tries: 0 };
    },
  };
}
