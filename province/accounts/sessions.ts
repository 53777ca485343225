// A supervisor's session lives in the database: every process knows it, and a sign-out, a disabled account or a new
// password ends it there. It ends after eight hours, and after one hour without a page.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Store } from '../store/store.ts';
import { supervisorSessions, supervisors } from './schema.ts';

const lifetimeMs = 8 * 3_600_000;
const idleMs = 3_600_000;

export type SupervisorSession = { readonly token: string; readonly supervisor: string };

/** The cookie's name: bound to the host where the connection is TLS, so that no other name or port can set it (N16). */
export function sessionCookie(isSecure: boolean): string {
  return isSecure ? '__Host-province_session' : 'province_session';
}

/** Begins a session. @returns the cookie's value, which is kept nowhere. */
export async function beginSession(store: Store, supervisor: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await store
    .insert(supervisorSessions)
    .values({ hash: hashOf(token), supervisor, startedAt: now, lastSeenAt: now });
  return token;
}

/** The session of a Cookie header, or null when there is none that holds (N14). */
export async function sessionOf(
  store: Store,
  cookies: string | undefined,
  isSecure: boolean,
  now: Date,
): Promise<SupervisorSession | null> {
  const name = `${sessionCookie(isSecure)}=`;
  const token = (cookies ?? '')
    .split(/;\s*/u)
    .find((cookie) => cookie.startsWith(name))
    ?.slice(name.length);
  if (token === undefined || !/^[\w-]{43}$/u.test(token)) return null;
  const [row] = await store
    .update(supervisorSessions)
    .set({ lastSeenAt: now })
    .where(
      and(
        eq(supervisorSessions.hash, hashOf(token)),
        isNull(supervisorSessions.endedAt),
        gt(supervisorSessions.startedAt, new Date(now.getTime() - lifetimeMs)),
        gt(supervisorSessions.lastSeenAt, new Date(now.getTime() - idleMs)),
      ),
    )
    .returning();
  if (row === undefined) return null;
  const [account] = await store.select().from(supervisors).where(eq(supervisors.name, row.supervisor));
  return account === undefined || account.disabledAt !== null ? null : { token, supervisor: row.supervisor };
}

/** What a session is known by where something is counted of it; its cookie cannot be made from it. */
export function sessionKey({ token }: SupervisorSession): string {
  return hashOf(token);
}

export async function endSession(store: Store, token: string, now: Date): Promise<void> {
  await store
    .update(supervisorSessions)
    .set({ endedAt: now })
    .where(eq(supervisorSessions.hash, hashOf(token)));
}

/** The token that every form of a session carries. */
export function csrfToken({ token }: SupervisorSession): string {
  return createHash('sha256').update(`csrf\0${token}`).digest('base64url');
}

export function csrfHolds(session: SupervisorSession, given: string): boolean {
  const [left, right] = [Buffer.from(csrfToken(session)), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function hashOf(token: string): string {
  return createHash('sha256').update(`session\0${token}`).digest('hex');
}
