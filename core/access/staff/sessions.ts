// Sessions of this PC (session-table.ts): how they are opened, shown, locked and left. A page that shows itself unlocked opens
// nothing with it.
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Purpose } from './contract.ts';
import { type SessionLimits, sessionLimits } from './rules.ts';
import { pinsOf } from './session-pins.ts';
import {
  createSessionTable,
  type Moment,
  newToken,
  type Session,
  type SessionState,
  type SessionTable,
} from './session-table.ts';

export type Sessions = ReturnType<typeof createSessions>;

/** Makes the register of sessions. `now` tells real time since the machine started and the clock. */
export function createSessions(now: () => Moment, limits: SessionLimits = sessionLimits) {
  const table = createSessionTable(now, limits);
  const { halfFinished } = table;
  return {
    ...beginningsOf(table, now),
    ...identitiesOf(table),
    ...presenceOf(table, now, limits),
    ...leavingsOf(table, now, limits),
    ...pinsOf(table),
    /** Ends every session of a person. */
    end: table.end,
    /**
     * The page of a session that was ended hands over what it held, once. Where its person's next session has begun here
     * meanwhile, or something of theirs lies here already, the page keeps it for them. @returns whether it is kept here
     */
    handOver: (token: string, drafts: string): boolean =>
      halfFinished.handOver(token, drafts, (personId) =>
        [...table.byToken.values()].some((session) => session.personId === personId),
      ),
    /** Whoever left something half finished at this PC: who was cut off by now leaves it to the manager. */
    leavers: halfFinished.people,
    /** Keeps what could not be saved elsewhere, unless there is something newer. */
    putLeft: halfFinished.keepOlder,
    /** Takes what a person had half finished in their last session; null when nothing is left at this PC. */
    takeLeft: halfFinished.take,
  };
}

/** How a session begins. */
function beginningsOf({ byToken, halfFinished, end }: SessionTable, now: () => Moment) {
  return {
    /**
     * Opens the one session of a person; a former one ends. What they had half finished comes along. `lastsMs`: real time
     * after which it ends by itself, before the age of any.
     */
    open(personId: string, lastsMs: number | null = null): { token: string; drafts: string | null } {
      end(personId, 'elsewhere');
      const token = newToken();
      const openedAt = now();
      const drafts = halfFinished.take(personId);
      byToken.set(token, {
        personId,
        signInId: null,
        activationId: null,
        openedAt,
        lastsMs,
        seenAtMs: openedAt.elapsedMs,
        provenAtMs: openedAt.elapsedMs,
        shownForMs: new Map(),
        isLocked: false,
        supervisedBy: null,
        pin: null,
        shiftKey: null,
        key: null,
        drafts: null,
        given: drafts,
      });
      return { token, drafts };
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
  };
}

/** Whose sessions they are, and whether they last. */
function identitiesOf({ byToken, current, endOf }: SessionTable) {
  return {
    stateOf(token: string): SessionState {
      const session = current(token);
      if (session !== undefined)
        return { state: session.isLocked ? 'locked' : 'live', personId: session.personId };
      const ended = endOf(token);
      return ended === undefined ? { state: 'unknown' } : { state: 'ended', ...ended };
    },
    /** Whose session it is, live or locked. */
    personOf: (token: string): string | undefined => current(token)?.personId,
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
  };
}

/** Whether the person is at the keyboard, and showed who they are. */
function presenceOf({ current }: SessionTable, now: () => Moment, limits: SessionLimits) {
  return {
    /** Notes a sign of the person at the keyboard: only that keeps a session from being idle. */
    touch(token: string): void {
      const session = current(token);
      if (session !== undefined) session.seenAtMs = now().elapsedMs;
    },
    /** Its person showed their password again, for a purpose or for none. */
    prove(token: string, purpose?: Purpose): void {
      const session = current(token);
      if (session === undefined) return;
      session.provenAtMs = now().elapsedMs;
      if (purpose !== undefined) session.shownForMs.set(purpose, session.provenAtMs);
    },
    /** Keeps the key that its person's password opened, in memory and until the session ends. */
    keepKey(token: string, key: AccountKey): void {
      const session = current(token);
      if (session !== undefined) session.key = key;
    },
    /** The key of its person; null where no password was shown. */
    key: (token: string): AccountKey | null => current(token)?.key ?? null,
    /** Whether its person showed their password lately: only that counts, never that they are at the keyboard. */
    isProven(token: string): boolean {
      const session = current(token);
      return session !== undefined && now().elapsedMs - session.provenAtMs < limits.provenMs;
    },
    /** Whether its person showed their password for this purpose lately: neither a sign-in nor another purpose counts (D11.38). */
    isProvenFor(token: string, purpose: Purpose): boolean {
      const session = current(token);
      const shownAt = session?.shownForMs.get(purpose) ?? Number.MIN_SAFE_INTEGER;
      return session !== undefined && now().elapsedMs - shownAt < limits.purposeMs;
    },
  };
}

/** How a person locks, unlocks and leaves, and who left this PC last. */
function leavingsOf(
  { byToken, current, keepHalfFinished }: SessionTable,
  now: () => Moment,
  limits: SessionLimits,
) {
  /** Who locked or left this PC last, by hand, and when in real time. */
  let lastLeft: { readonly personId: string; readonly at: number } | null = null;
  function leave(session: Session): void {
    const at = now().elapsedMs;
    // What locked itself was left by nobody now.
    if (at - session.seenAtMs < limits.idleMs / 2) lastLeft = { personId: session.personId, at };
  }
  return {
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
      // Whoever left shows their password anew for what they go on with.
      session.shownForMs.clear();
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
     * Takes who left this PC by hand so lately, ms of real time, before this person opened their session; null when it
     * was themself, or longer ago.
     */
    takeRecentlyLeft(personId: string, withinMs: number): { personId: string; gapMs: number } | null {
      const left = lastLeft;
      lastLeft = null;
      if (left === null || left.personId === personId) return null;
      const gapMs = now().elapsedMs - left.at;
      return gapMs <= withinMs ? { personId: left.personId, gapMs } : null;
    },
  };
}
