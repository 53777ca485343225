// Sessions of this PC, in memory only: one live session per account (D11), all ended at once by a cut-off (D9).
import { randomBytes } from 'node:crypto';
import { attemptsBeforePause, pauseSeconds } from './rules.ts';

export type Sessions = ReturnType<typeof createSessions>;

type Attempts = { wrong: number; pausedUntilMs: number };

/** Makes the register of sessions. `nowMs` is a monotonic clock in ms. */
export function createSessions(nowMs: () => number) {
  const byToken = new Map<string, string>();
  const attempts = new Map<string, Attempts>();

  function end(personId: string): number {
    const tokens = [...byToken].filter(([, id]) => id === personId).map(([token]) => token);
    for (const token of tokens) byToken.delete(token);
    return tokens.length;
  }

  return {
    /** Opens the one session of a person; a former one ends. */
    open(personId: string): { token: string; endedOther: boolean } {
      const endedOther = end(personId) > 0;
      const token = randomBytes(32).toString('base64url');
      byToken.set(token, personId);
      attempts.delete(personId);
      return { token, endedOther };
    },
    personOf: (token: string): string | undefined => byToken.get(token),
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
  };
}
