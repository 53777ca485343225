// What happened at the sign-ins of the province: who signed in or failed to, which code was made, which account changed.
// Rows are only ever added; the database refuses anything else.
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Store } from '../store/store.ts';
import { networkOf } from './network-of.ts';
import { securityLog } from './schema.ts';

export type SecurityEvent =
  | 'signed_in'
  | 'sign_in_refused'
  | 'sign_in_paused'
  | 'signed_out'
  | 'code_made'
  | 'inspection_code_made'
  | 'access_code_made'
  | 'code_making_refused'
  | 'access_code_refused'
  | 'confirmation_given'
  | 'confirmation_refused'
  | 'report_opened'
  | 'complaint_opened'
  | 'report_taken'
  | 'code_refused'
  | 'code_paused'
  | 'key_released'
  | 'key_release_refused'
  | 'account_added'
  | 'account_disabled'
  | 'password_changed';

/** Adds a line. `who` is the account's name or the office's code as it was given; it may be wrong. */
export async function recordSecurityEvent(
  store: Store,
  kind: SecurityEvent,
  who: string,
  address: string,
  at: Date,
): Promise<void> {
  await store.insert(securityLog).values({ at, kind, who: printable(who).slice(0, 80), address });
}

/**
 * True when somebody of this name has signed in from this place before: from this address, or, of IPv6, from another one of
 * its network, since a PC there changes its address by itself [N41].
 */
export async function hasSignedInFrom(store: Store, name: string, address: string): Promise<boolean> {
  const byName = and(sql`${securityLog.kind} = 'signed_in'`, eq(securityLog.who, name));
  const fromHere = and(byName, eq(securityLog.address, address));
  const [line] = await store.select({ id: securityLog.id }).from(securityLog).where(fromHere).limit(1);
  const network = networkOf(address);
  if (line !== undefined || network === address) return line !== undefined;
  const places = await store.selectDistinct({ address: securityLog.address }).from(securityLog).where(byName);
  return places.some((place) => networkOf(place.address) === network);
}

/** The newest lines, newest first. */
export async function latestSecurity(store: Store, count: number) {
  return store.select().from(securityLog).orderBy(desc(securityLog.id)).limit(count);
}

function printable(text: string): string {
  return text.replace(/\p{C}/gu, '');
}
