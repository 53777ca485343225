// Sessions of this PC, in memory only: one live session per account (D11), all ended at once by a cut-off (D9). Locked,
// idle, aged and ended are states of the session here: a page that shows itself unlocked opens nothing with it.
import { randomBytes } from 'node:crypto';
import type { SessionEnd } from './contract.ts';
import { pinTries, type SessionLimits, sessionLimits, sessionStanding } from './rules.ts';

export type Sessions = ReturnType<typeof createSessions>;

/** A PIN of one session: argon2id of it, the business day on which it was set, and that day's latest closing known then (id). */
export type KeptPin = { readonly hash: string; readonly day: string; readonly closing: string | null };

type Session = {
  readonly personId: string;
  /** The journalled sign-in that it began with; null where none was journalled (a test's own session). */
  signInId: string | null;
  /** The activation of the account that it began under: with a later one it ends. */
  activationId: string | null;
  /** Real time (sleep included) and the clock, ms, when it was opened. */
  readonly openedAt: Moment;
  /** Real time for which it may last, ms; null for as long as any. */
  readonly lastsMs: number | null;
  /** Real time of the last sign of its person, ms. */
  seenAtMs: number;
  /** Real time at which its person last showed their password, ms. */
  provenAtMs: number;
  isLocked: boolean;
  /** The emergency that it was opened for (core/access/emergency): the mark of everything done in it. */
  supervisedBy: string | null;
  pin: (KeptPin & { tries: number }) | null;
  /** What the page had half finished when it was locked; kept here, so that the locked page holds nothing. */
  drafts: string | null;
  /** What it was given of the one before it, until its sign-in is written: one that does not come about takes nothing along. */
  given: string | null;
};
type Moment = { readonly elapsedMs: number; readonly wallMs: number };

export type SessionState =
  | { readonly state: 'live' | 'locked'; readonly personId: string }
  | { readonly state: 'ended'; readonly by: SessionEnd }
  | { readonly state: 'unknown' };

/** So many ended sessions are remembered, to say why they ended. */
const endedAtMost = 200;

const newToken = (): string => randomBytes(32).toString('base64url');

/** Makes the register of sessions. `now` tells real time since the machine started and the clock. */
export function createSessions(now: () => Moment, limits: SessionLimits = sessionLimits) {
  const byToken = new Map<string, Session>();
  const ended = new Map<string, SessionEnd>();
  /**
   * What the last session of a person had half finished, however it ended: for their next one, or for the manager once
   * they are cut off, also where that comes long after they had left.
   */
  const halfFinished = new Map<string, string>();
  /** Whose they were: sessions that were ended, and whose page has not handed over yet what it held. */
  const mayHandOver = new Map<string, string>();

  /** Who locked or left this PC last, by hand, and when in real time. */
  let lastLeft: { readonly personId: string; readonly at: number } | null = null;
  function leave(session: Session): void {
    const at = now().elapsedMs;
    // What locked itself was left by nobody now.
    if (at - session.seenAtMs < limits.idleMs / 2) lastLeft = { personId: session.personId, at };
  }

  function keepHalfFinished(token: string): void {
    const session = byToken.get(token);
    const drafts = session?.drafts ?? session?.given ?? null;
    if (session !== undefined && drafts !== null) halfFinished.set(session.personId, drafts);
  }

  function endOne(token: string, by: SessionEnd): void {
    const session = byToken.get(token);
    keepHalfFinished(token);
    if (session !== undefined) mayHandOver.set(token, session.personId);
    byToken.delete(token);
    ended.set(token, by);
    const [oldest] = ended.keys();
    if (ended.size > endedAtMost && oldest !== undefined) {
      ended.delete(oldest);
      mayHandOver.delete(oldest);
    }
  }

  function end(personId: string, by: SessionEnd): number {
    const tokens = [...byToken]
      .filter(([, session]) => session.personId === personId)
      .map(([token]) => token);
    for (const token of tokens) endOne(token, by);
    return tokens.length;
  }

  /** The session of a token after its age and rest are counted; undefined when it is over or never was. */
  function current(token: string): Session | undefined {
    const session = byToken.get(token);
    if (session === undefined) return undefined;
    const moment = now();
    if (session.lastsMs !== null && moment.elapsedMs - session.openedAt.elapsedMs >= session.lastsMs) {
      endOne(token, 'over');
      return undefined;
    }
    const standing = sessionStanding(
      {
        elapsedMs: moment.elapsedMs - session.openedAt.elapsedMs,
        wallMs: moment.wallMs - session.openedAt.wallMs,
        restMs: moment.elapsedMs - session.seenAtMs,
      },
      limits,
    );
    if (standing === 'age' || standing === 'clock') {
      endOne(token, standing);
      return undefined;
    }
    if (standing === 'idle') session.isLocked = true;
    return session;
  }

  return {
    /**
     * Opens the one session of a person; a former one ends. What they had half finished comes along. `lastsMs`: real time
     * after which it ends by itself, before the age of any.
     */
    open(
      personId: string,
      lastsMs: number | null = null,
    ): { token: string; endedOther: boolean; drafts: string | null } {
      const endedOther = end(personId, 'elsewhere') > 0;
      const token = newToken();
      const openedAt = now();
      const drafts = halfFinished.get(personId) ?? null;
      halfFinished.delete(personId);
      byToken.set(token, {
        personId,
        signInId: null,
        activationId: null,
        openedAt,
        lastsMs,
        seenAtMs: openedAt.elapsedMs,
        provenAtMs: openedAt.elapsedMs,
        isLocked: false,
        supervisedBy: null,
        pin: null,
        drafts: null,
        given: drafts,
      });
      return { token, endedOther, drafts };
    },
    stateOf(token: string): SessionState {
      const session = current(token);
      if (session !== undefined)
        return { state: session.isLocked ? 'locked' : 'live', personId: session.personId };
      const by = ended.get(token);
      return by === undefined ? { state: 'unknown' } : { state: 'ended', by };
    },
    /** Says by which journalled sign-in a session began, and under which activation of the account. */
    beganWith(token: string, signInId: string, activationId: string | null): void {
      const session = byToken.get(token);
      if (session === undefined) return;
      session.signInId = signInId;
      session.activationId = activationId;
      session.given = null;
    },
    /** Says for which emergency a session was opened. */
    supervise(token: string, emergencyId: string): void {
      const session = byToken.get(token);
      if (session !== undefined) session.supervisedBy = emergencyId;
    },
    /** The emergency that a session was opened for, or null. */
    supervisedBy: (token: string): string | null => current(token)?.supervisedBy ?? null,
    /** The same of a person's one session: what they write now carries it. */
    markOf: (personId: string): string | null =>
      [...byToken.values()].find((session) => session.personId === personId)?.supervisedBy ?? null,
    /** Every session that is not over, with what it began with and its emergency. */
    all: (): Pick<Session, 'personId' | 'signInId' | 'activationId' | 'supervisedBy'>[] => [
      ...byToken.values(),
    ],
    /** Whether the very session of this token lasts, live or locked, under whatever token it has then. @returns how to ask */
    lasting(token: string): () => boolean {
      const session = current(token);
      return () =>
        session !== undefined &&
        [...byToken].some(([held, one]) => one === session && current(held) !== undefined);
    },
    /** Whose session it is, live or locked. */
    personOf: (token: string): string | undefined => current(token)?.personId,
    /** Notes a sign of the person at the keyboard: only that keeps a session from being idle. */
    touch(token: string): void {
      const session = current(token);
      if (session !== undefined) session.seenAtMs = now().elapsedMs;
    },
    /** Its person showed their password again. */
    prove(token: string): void {
      const session = current(token);
      if (session !== undefined) session.provenAtMs = now().elapsedMs;
    },
    /** Whether its person showed their password lately: only that counts, never that they are at the keyboard. */
    isProven(token: string): boolean {
      const session = current(token);
      return session !== undefined && now().elapsedMs - session.provenAtMs < limits.provenMs;
    },
    /** Locks a session. What was half finished goes in with it; null leaves what is kept already. */
    lock(token: string, drafts: string | null): void {
      const session = current(token);
      if (session === undefined) return;
      if (!session.isLocked) leave(session);
      session.isLocked = true;
      if (drafts !== null) session.drafts = drafts;
    },
    /** Opens a locked session under a new token: one that was read off a locked page opens nothing afterwards. */
    unlock(token: string): { token: string; drafts: string | null } | null {
      const session = current(token);
      if (session === undefined) return null;
      if (!session.isLocked) return { token, drafts: null };
      const { drafts } = session;
      const next = newToken();
      byToken.delete(token);
      // The same session under another token: whoever asks whether it lasts goes on with it.
      session.isLocked = false;
      session.drafts = null;
      session.seenAtMs = now().elapsedMs;
      byToken.set(next, session);
      return { token: next, drafts };
    },
    close: (token: string): void => {
      const session = byToken.get(token);
      if (session !== undefined && !session.isLocked) leave(session);
      keepHalfFinished(token);
      byToken.delete(token);
    },
    /**
     * The page of a session that was ended hands over what it held, once. Where its person's next session has begun here
     * meanwhile, or something of theirs lies here already, the page keeps it for them. @returns whether it is kept here
     */
    handOver(token: string, drafts: string): boolean {
      const personId = mayHandOver.get(token);
      if (personId === undefined) return false;
      mayHandOver.delete(token);
      const hasNext = [...byToken.values()].some((session) => session.personId === personId);
      if (hasNext || halfFinished.has(personId)) return false;
      halfFinished.set(personId, drafts);
      return true;
    },
    /** Whoever left something half finished at this PC: who was cut off by now leaves it to the manager. */
    leavers: (): string[] => [...halfFinished.keys()],
    /** Keeps what could not be saved elsewhere, unless there is something newer. */
    putLeft(personId: string, drafts: string): void {
      if (!halfFinished.has(personId)) halfFinished.set(personId, drafts);
    },
    /** Takes what a person had half finished in their last session; null when nothing is left at this PC. */
    takeLeft(personId: string): string | null {
      const drafts = halfFinished.get(personId) ?? null;
      halfFinished.delete(personId);
      return drafts;
    },
    /**
     * Takes who left this PC by hand so lately, ms of real time, before this person opened their session; null when it
     * was themself, or longer ago.
     */
    takeLeftLately(personId: string, withinMs: number): { personId: string; gapMs: number } | null {
      const left = lastLeft;
      lastLeft = null;
      if (left === null || left.personId === personId) return null;
      const gapMs = now().elapsedMs - left.at;
      return gapMs <= withinMs ? { personId: left.personId, gapMs } : null;
    },
    /** Ends every session of a person; how many there were. */
    end,
    /** Keeps the PIN of a session; a former one is gone. */
    keepPin(token: string, pin: KeptPin): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = { ...pin, tries: 0 };
    },
    pin: (token: string): KeptPin | null => current(token)?.pin ?? null,
    dropPin(token: string): void {
      const session = byToken.get(token);
      if (session !== undefined) session.pin = null;
    },
    /**
     * Takes one of the tries before the PIN is compared, so that tries at the same time count as well. The last one
     * takes the PIN with it.
     */
    takePinTry(token: string): { readonly hash: string; readonly triesLeft: number } | null {
      const session = current(token);
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
