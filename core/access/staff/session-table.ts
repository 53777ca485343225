// The sessions of this PC by token, and why they ended. In memory only: one live session per account (D11), all ended at once by
// a cut-off (D9). Locked, idle, aged and ended are states of the session here.
import { randomBytes } from 'node:crypto';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Purpose, SessionEnd } from './contract.ts';
import { createHalfFinished } from './half-finished.ts';
import { type SessionLimits, sessionStatus } from './rules.ts';

/** A PIN of one session: argon2id of it, the business day on which it was set, and that day's latest closing known then (id). */
export type KeptPin = { readonly hash: string; readonly day: string; readonly closing: string | null };

/** A security key or card that opens one session for its shift (A76): as it made itself known, its counter, and what a PIN is kept with. */
export type ShiftKey = {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly signCount: number;
} & Pick<KeptPin, 'day' | 'closing'>;

/** Real time since the machine started (sleep included) and the clock, ms. */
export type Moment = { readonly elapsedMs: number; readonly wallMs: number };

export type Session = {
  readonly personId: string;
  /** The journalled sign-in that it began with; null where none was journalled (a test's own session). */
  signInId: string | null;
  /** The activation of the account that it began under: with a later one it ends. */
  activationId: string | null;
  readonly openedAt: Moment;
  /** Real time for which it may last, ms; null for as long as any. */
  readonly lastsMs: number | null;
  /** Real time of the last sign of its person, ms. */
  seenAtMs: number;
  /** Real time at which its person last showed their password, ms. */
  provenAtMs: number;
  /** The same for each purpose that they showed it for; a sign-in is none. */
  readonly shownForMs: Map<Purpose, number>;
  isLocked: boolean;
  /** The emergency that it was opened for (core/access/emergency): the mark of everything done in it. */
  supervisedBy: string | null;
  pin: (KeptPin & { tries: number }) | null;
  shiftKey: ShiftKey | null;
  /** The key that its person's password opened; null where none was shown (a visitor). */
  key: AccountKey | null;
  /** What the page had half finished when it was locked; kept here, so that the locked page holds nothing. */
  drafts: string | null;
  /** What it was given of the one before it, until its sign-in is written: one that does not come about takes nothing along. */
  given: string | null;
};

/** Why a session ended, and whose it was. */
export type Ended = { readonly by: SessionEnd; readonly personId: string };

export type SessionState =
  | { readonly state: 'live' | 'locked'; readonly personId: string }
  | ({ readonly state: 'ended' } & Ended)
  | { readonly state: 'unknown' };

/** So many ended sessions are remembered, to say why they ended. */
const endedAtMost = 200;

export const newToken = (): string => randomBytes(32).toString('base64url');

export type SessionTable = ReturnType<typeof createSessionTable>;

/** Makes the table of sessions, with what ended ones had half finished. */
export function createSessionTable(now: () => Moment, limits: SessionLimits) {
  const byToken = new Map<string, Session>();
  const ended = new Map<string, Ended>();
  const halfFinished = createHalfFinished();

  /** Keeps what a session has half finished for its person's next one. */
  function keepHalfFinished(token: string): void {
    const session = byToken.get(token);
    const drafts = session?.drafts ?? session?.given ?? null;
    if (session !== undefined && drafts !== null) halfFinished.keep(session.personId, drafts);
  }

  function endOne(token: string, by: SessionEnd): void {
    const session = byToken.get(token);
    if (session === undefined) return;
    const { personId } = session;
    keepHalfFinished(token);
    halfFinished.expect(token, personId);
    byToken.delete(token);
    ended.set(token, { by, personId });
    const [oldest] = ended.keys();
    if (ended.size > endedAtMost && oldest !== undefined) {
      ended.delete(oldest);
      halfFinished.expectNoMore(oldest);
    }
  }

  function end(personId: string, by: SessionEnd): void {
    for (const [token, session] of [...byToken]) if (session.personId === personId) endOne(token, by);
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
    const status = sessionStatus(
      {
        elapsedMs: moment.elapsedMs - session.openedAt.elapsedMs,
        wallMs: moment.wallMs - session.openedAt.wallMs,
        restMs: moment.elapsedMs - session.seenAtMs,
      },
      limits,
    );
    if (status === 'age' || status === 'clock') {
      endOne(token, status);
      return undefined;
    }
    if (status === 'idle') session.isLocked = true;
    return session;
  }

  return {
    byToken,
    halfFinished,
    keepHalfFinished,
    current,
    /** Ends every session of a person. */
    end,
    /** How a session ended; undefined where that is not known. */
    endOf: (token: string): Ended | undefined => ended.get(token),
  };
}
