// The key of a shift (A76): whoever works, in whatever role, lets a security key or a card open their own locked session until the sign-out
// or the close of the day. Like a PIN it is kept in memory with its session and proves nothing else; nobody has to buy one that stays.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { pinSet } from '#core/access/staff/entries.ts';
import { proveIdentity, requireStillProven } from '#core/access/staff/prove-identity.ts';
import { isPinOver } from '#core/access/staff/rules.ts';
import type { ShiftKey } from '#core/access/staff/session-table.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { relyingPartyId as rpId, type setShiftKeyInput } from './contract.ts';
import { checkRegistration } from './web-authn.ts';

/** The act under which a key of the shift answers its first challenge; no other challenge makes one. */
export const settingShiftKey = 'secondFactor.setShiftKey';

type AtWork = { readonly session: string; readonly actor: Person; readonly origin: string };

/**
 * Keeps the key of this session with the person's own password. The fact is journalled, the key is nowhere.
 * @throws SECOND_FACTOR_WRONG for a key that answered no challenge of this session, or that did not ask its holder for a PIN or a finger;
 * NOT_SIGNED_IN and what proveIdentity throws
 */
export async function setShiftKey(
  desk: Desk,
  { session, actor, origin }: AtWork,
  { password, ...made }: z.infer<typeof setShiftKeyInput>,
): Promise<void> {
  const proven = await proveIdentity(desk, actor, password);
  const challenge = desk.proofs.takeChallenge(session, settingShiftKey);
  const key = challenge === null ? null : await checkRegistration(made, { challenge, origin, rpId });
  if (key === null || !key.asksHolder) throw refusal('SECOND_FACTOR_WRONG', {});
  // Signed out or cut off meanwhile: there is no session that it could open.
  if (desk.sessions.personOf(session) !== actor.id) throw refusal('NOT_SIGNED_IN', {});
  const { publicKey, signCount } = key;
  const kept = desk.path.execute(actor.id, (tx): ShiftKey => {
    requireStillProven(desk, proven);
    tx.append(pinSet, { id: tx.newId(), personId: actor.id, byKey: true });
    const closing = desk.reads.businessDay.latestClosing(tx.day)?.id ?? null;
    return { credentialId: made.credentialId, publicKey, signCount, day: tx.day, closing };
  });
  desk.sessions.keepShiftKey(session, kept);
}

/** The key that opens this session until the day is closed, or over; null where there is none. */
export function shiftKeyOf(
  desk: Pick<Desk, 'sessions' | 'reads' | 'machine'>,
  session: string,
): ShiftKey | null {
  const key = desk.sessions.shiftKey(session);
  if (key === null) return null;
  const today = todayOf(desk);
  if (!isPinOver(key, today, desk.reads.businessDay.latestClosing(today))) return key;
  desk.sessions.keepShiftKey(session, null);
  return null;
}

/** By what the keys that open this locked session are known to their authenticators: their own (A75), and that of the shift. */
export function unlockingKeys(
  desk: Pick<Desk, 'sessions' | 'reads' | 'machine'>,
  session: string,
  personId: string,
): string[] {
  const shiftKey = shiftKeyOf(desk, session);
  const own = desk.reads.secondFactor.unlockingIds(personId);
  return shiftKey === null ? own : [...own, shiftKey.credentialId];
}
