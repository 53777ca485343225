// A supervisor's session: a signed cookie, so that every process of the province knows it. It ends after eight hours
// and with a change of the password.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Identity } from '../identity.ts';

export const sessionCookie = 'province_session';
const lifetimeMs = 8 * 3_600_000;

/** Value of the cookie for a supervisor who just gave the right password. */
export function newSession(identity: Identity, now: Date): string {
  const claim = `${now.getTime() + lifetimeMs}.${randomBytes(16).toString('base64url')}`;
  return `${claim}.${seal(identity, 'session', claim)}`;
}

/** The session of a Cookie header, or null when there is none that holds. */
export function sessionOf(identity: Identity, cookies: string | undefined, now: Date): string | null {
  const found = (cookies ?? '').split(/;\s*/u).find((cookie) => cookie.startsWith(`${sessionCookie}=`));
  const value = found?.slice(sessionCookie.length + 1) ?? '';
  const [until = '', nonce = '', mac = ''] = value.split('.');
  const holds = same(mac, seal(identity, 'session', `${until}.${nonce}`)) && Number(until) > now.getTime();
  return holds ? value : null;
}

/** The token that every form of this session carries. */
export function csrfToken(identity: Identity, session: string): string {
  return seal(identity, 'csrf', session);
}

export function csrfHolds(identity: Identity, session: string, token: string): boolean {
  return same(token, csrfToken(identity, session));
}

function seal(identity: Identity, purpose: string, text: string): string {
  return createHmac('sha256', identity.sessionSecret)
    .update(`${purpose}\0${identity.passwordHash ?? ''}\0${text}`)
    .digest('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
