// The PIN: opens the same person's locked session within a shift, and nothing else. It is never a way to sign in, and it
// is kept in memory only: four to six digits on a disk could be found by trying all of them.

import type { Person } from '#core/access/staff/contract.ts';
import { pinSet } from '#core/access/staff/entries.ts';
import { openAgain, type Unlocked } from '#core/access/staff/open-again.ts';
import { hashPassword, passwordMatches } from '#core/access/staff/passwords.ts';
import {
  proveIdentity,
  recordSignIn,
  requireStillProven,
  type SignInDesk,
} from '#core/access/staff/prove-identity.ts';
import { isPinOver, isSimplePin, pinForm } from '#core/access/staff/rules.ts';
import type { KeptPin } from '#core/access/staff/session-table.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Machine } from '#core/journal/device/machine.ts';

/** What a PIN takes of an open office. */
type PinDesk = SignInDesk & {
  readonly machine: Machine;
  readonly reads: { readonly businessDay: BusinessDayReads };
};

/**
 * Sets the PIN of this session with the person's own password. The fact is journalled, the PIN is nowhere.
 * @throws INPUT_INVALID, PIN_TOO_SIMPLE, NOT_SIGNED_IN and what proveIdentity throws
 */
export async function setPin(
  desk: PinDesk,
  token: string,
  person: Person,
  typed: { readonly password: string; readonly pin: string },
): Promise<void> {
  const pin = cleanIdentifier(typed.pin);
  if (!pinForm.test(pin)) throw refusal('INPUT_INVALID', { fields: ['pin'] });
  if (isSimplePin(pin)) throw refusal('PIN_TOO_SIMPLE', {});
  const proven = await proveIdentity(desk, person, typed.password);
  const hash = await hashPassword(pin, desk.machine.randomBytes(16));
  // Signed out or cut off meanwhile: there is no session that it could open.
  if (desk.sessions.personOf(token) !== person.id) throw refusal('NOT_SIGNED_IN', {});
  const kept = desk.path.execute(person.id, (tx): KeptPin => {
    requireStillProven(desk, proven);
    tx.append(pinSet, { id: tx.newId(), personId: person.id });
    const closing = desk.reads.businessDay.latestClosing(tx.day)?.id ?? null;
    return { hash, day: tx.day, closing };
  });
  desk.sessions.keepPin(token, kept);
}

/** Whether this session has a PIN that still opens it. */
export function hasPin(desk: PinDesk, token: string): boolean {
  return usablePin(desk, token) !== null;
}

/**
 * Opens the person's own locked session. A wrong PIN is journalled like a wrong password; the fifth in a row ends it.
 * @throws PIN_NOT_SET, WRONG_PIN
 */
export async function unlockWithPin(
  desk: PinDesk,
  token: string,
  person: Person,
  typed: string,
): Promise<Unlocked> {
  const pin = usablePin(desk, token);
  const attempt = pin === null ? null : desk.sessions.takePinTry(token);
  if (pin === null || attempt === null) throw refusal('PIN_NOT_SET', {});
  if (await passwordMatches(attempt.hash, cleanIdentifier(typed))) {
    if (desk.sessions.personOf(token) !== person.id) throw refusal('NOT_SIGNED_IN', {});
    // The day was closed, or came to its end, while the PIN was compared.
    if (isOver(desk, pin)) throw refusal('PIN_NOT_SET', {});
    desk.sessions.pinWasRight(token, pin);
    return openAgain(desk, token);
  }
  desk.path.execute(person.id, (tx) => recordSignIn(tx, person.id, 'refused'));
  throw refusal('WRONG_PIN', { attemptsLeft: attempt.triesLeft });
}

/** Unlocks with the person's own password. @throws NOT_SIGNED_IN and what proveIdentity throws */
export async function unlockWithPassword(
  desk: PinDesk,
  token: string,
  person: Person,
  password: string,
): Promise<Unlocked> {
  const { key } = await proveIdentity(desk, person, password);
  const opened = openAgain(desk, token);
  desk.sessions.keepKey(opened.token, key);
  desk.sessions.prove(opened.token);
  return opened;
}

function usablePin(desk: PinDesk, token: string): KeptPin | null {
  const pin = desk.sessions.pin(token);
  if (pin === null) return null;
  if (!isOver(desk, pin)) return pin;
  desk.sessions.dropPin(token);
  return null;
}

function isOver(desk: PinDesk, pin: KeptPin): boolean {
  const today = todayOf(desk);
  return isPinOver(pin, today, desk.reads.businessDay.latestClosing(today));
}
