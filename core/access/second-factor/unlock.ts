// Opens a person's own locked session by their security key, or a card that speaks like one: a registered one (A75), or that of the shift
// (A76). The key itself asks for its PIN or a finger:
// one that was left in the PC opens nothing, and so does one that had none to ask for when it was registered. Like a PIN it shows nothing else: what asks for the password or a second factor asks again.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { openAgain, type Unlocked } from '#core/access/staff/open-again.ts';
import type { ShiftKey } from '#core/access/staff/session-table.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { recordKeyUse } from './commands.ts';
import { relyingPartyId as rpId, type unlockWithKeyInput } from './contract.ts';
import { shiftKeyOf } from './shift-key.ts';
import { checkAssertion, countsOn } from './web-authn.ts';

/** The act that a key answers for; no other challenge opens a session. */
export const unlocking = 'secondFactor.unlockWithKey';

type AtLock = { readonly session: string; readonly actor: Person; readonly origin: string };

/**
 * @returns the session's new token, and what was half finished when it was locked
 * @throws SECOND_FACTOR_WRONG, KEY_COUNTED_BACK, SHIFT_KEY_COUNTED_BACK, NOT_SIGNED_IN
 */
export async function unlockWithKey(
  desk: Desk,
  { session, actor, origin }: AtLock,
  said: z.infer<typeof unlockWithKeyInput>,
): Promise<Unlocked> {
  const challenge = desk.proofs.takeChallenge(session, unlocking);
  const shiftKey = shiftKeyOf(desk, session);
  if (challenge !== null && shiftKey?.credentialId === said.credentialId)
    return unlockWithShiftKey(desk, { session, actor, origin }, { said, challenge, shiftKey });
  const key = desk.reads.secondFactor.key(said.credentialId);
  if (challenge === null || key === null || key.personId !== actor.id || !key.asksHolder)
    throw refusal('SECOND_FACTOR_WRONG', {});
  const answered = await checkAssertion(said, key, { challenge, origin, rpId, asksHolder: true });
  if (answered === null) throw refusal('SECOND_FACTOR_WRONG', {});
  // Signed out or cut off meanwhile: there is no session that it could open.
  if (desk.sessions.personOf(session) !== actor.id) throw refusal('NOT_SIGNED_IN', {});
  const counts = desk.path.execute(actor.id, (tx) => {
    // The key may have been removed while its answer was looked at.
    if (desk.reads.secondFactor.key(said.credentialId) === null) throw refusal('SECOND_FACTOR_WRONG', {});
    return recordKeyUse(tx, desk.reads, key.keyId, unlocking, answered.signCount);
  });
  if (!counts) throw refusal('KEY_COUNTED_BACK', {});
  return openAgain(desk, session);
}

type Answer = {
  readonly said: z.infer<typeof unlockWithKeyInput>;
  readonly challenge: string;
  readonly shiftKey: ShiftKey;
};

/** A key that counts back may have a copy: it opens nothing any more. */
async function unlockWithShiftKey(
  desk: Desk,
  { session, actor, origin }: AtLock,
  { said, challenge, shiftKey }: Answer,
): Promise<Unlocked> {
  const answered = await checkAssertion(said, shiftKey, { challenge, origin, rpId, asksHolder: true });
  if (answered === null) throw refusal('SECOND_FACTOR_WRONG', {});
  if (desk.sessions.personOf(session) !== actor.id) throw refusal('NOT_SIGNED_IN', {});
  // The day was closed meanwhile, or another key was set.
  if (shiftKeyOf(desk, session) !== shiftKey) throw refusal('SECOND_FACTOR_WRONG', {});
  const counts = countsOn(shiftKey.signCount, answered.signCount);
  desk.sessions.keepShiftKey(session, counts ? { ...shiftKey, signCount: answered.signCount } : null);
  if (!counts) throw refusal('SHIFT_KEY_COUNTED_BACK', {});
  return openAgain(desk, session);
}
