// Signing in, unlocking and re-authentication: the password is checked before any transaction, the outcome is journalled.

import { type LeavingEmergency, leaveEmergency } from '#core/access/emergency/leave.ts';
import { useCode as spendCode } from '#core/access/second-factor/commands.ts';
import type { SecondFactorReads } from '#core/access/second-factor/queries.ts';
import type { Attempts } from '#core/access/staff/attempts.ts';
import {
  type ClearanceDesk,
  endedClearance,
  type PostingDesk,
  transferredSince,
} from '#core/access/staff/clearance.ts';
import { handsMs, type Person } from '#core/access/staff/contract.ts';
import { leasePassed, signInNoted } from '#core/access/staff/entries.ts';
import { noteHands } from '#core/access/staff/note-hands.ts';
import { passwordMatches } from '#core/access/staff/passwords.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { type LeaseDesk, leaseOf, leaseRefusal } from '#core/access/staff/roster-lease.ts';
import { standingRefusal } from '#core/access/staff/rules.ts';
import type { Sessions } from '#core/access/staff/sessions.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Transaction, WritePath } from '#core/journal/log/write-path.ts';

/** What signing in takes of an open office. */
export type SignInDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly reads: { readonly staff: StaffReads };
};

type SecondFactorCodes = { readonly reads: { readonly secondFactor: SecondFactorReads } };

/**
 * Opens the one session of a person (D11).
 * @throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS, PERSON_CUT_OFF, PERSON_NOT_ACTIVE, NOT_FOUND, CLEARANCE_EXPIRED, TRANSFERRED_AWAY,
 * ROSTER_OLD, ROSTER_OVER, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, SECOND_FACTOR_LAST_CODE
 */
export async function signIn(
  desk: SignInDesk & ClearanceDesk & PostingDesk & LeaseDesk & SecondFactorCodes,
  personId: string,
  password: string,
  code = '',
): Promise<{ token: string; person: Person; endedOtherSession: boolean; drafts: string | null }> {
  const person = desk.reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  await proveIdentity(desk, person, password, 'sign_in');
  const expired = endedClearance(desk, personId);
  // The manager comes in to record the next one, and to nothing else (core/access/request-context/trpc.ts).
  if (expired !== null && person.role !== 'manager') throw refusal('CLEARANCE_EXPIRED', { expired });
  const since = transferredSince(desk, personId);
  if (since !== null) throw refusal('TRANSFERRED_AWAY', { since });
  const lease = leaseOf(desk);
  const shut = leaseRefusal(lease, person.role === 'manager' ? 'manager' : 'alone');
  // Written, so that a clock that is set back afterwards lies before the last entry and is not believed.
  if (shut !== null) note(desk, personId, 'refused');
  refuse(shut);
  if (lease.stage === 'over') passLease(desk, person, code, lease.hours ?? 0);
  const { token, endedOther, drafts } = desk.sessions.open(personId);
  const left = desk.sessions.takeLeftLately(personId, handsMs);
  try {
    const signInId = desk.path.execute(personId, (tx) => {
      noteHands(tx, personId, left);
      return noteSignIn(tx, desk.reads, personId, 'signed_in');
    });
    desk.sessions.beganWith(token, signInId, desk.reads.staff.activation(personId)?.id ?? null);
  } catch (error) {
    // Nobody has its token: what was half finished waits for the next one.
    desk.sessions.close(token);
    throw error;
  }
  return { token, person, endedOtherSession: endedOther, drafts };
}

/**
 * A manager comes in although the roster's lease is over: by one of their printed codes where they have one left beside
 * that which is kept for the next sheet, and as a fact that the province sees (D11.28).
 */
function passLease(desk: SignInDesk & SecondFactorCodes, person: Person, code: string, hours: number): void {
  const { secondFactor } = desk.reads;
  const kept = secondFactor.keptPlace(person.id) === null ? 0 : 1;
  const hasCode = secondFactor.codesLeft(person.id) > kept;
  if (hasCode && code === '') throw refusal('SECOND_FACTOR_NEEDED', { act: 'staff.signIn' });
  if (hasCode) desk.attempts.take('second_factor', person.id);
  const isRight = desk.path.execute(person.id, (tx) => {
    if (hasCode && !spendCode(tx, { secondFactor }, person, 'staff.signIn', code)) return false;
    tx.append(leasePassed, { id: tx.newId(), personId: person.id, hours, byCode: hasCode });
    return true;
  });
  if (!isRight) throw refusal('SECOND_FACTOR_WRONG', {});
  if (hasCode) desk.attempts.right('second_factor', person.id);
}

/** Ends a session, and with it the emergency that it was opened for. */
export function signOut(desk: SignInDesk & LeavingEmergency, token: string): void {
  const personId = desk.sessions.personOf(token);
  const emergencyId = desk.sessions.supervisedBy(token);
  if (personId !== undefined && emergencyId !== null) leaveEmergency(desk, emergencyId, personId);
  desk.sessions.close(token);
  if (personId !== undefined) note(desk, personId, 'signed_out');
}

/** That a person showed their password: whose it was, and which. It ends with that password and with the account's standing. */
export type Proven = { readonly personId: string; readonly passwordHash: string };

/**
 * Asks once more what `proveIdentity` found: whoever waits for anything after it asks this in the transaction, or in the
 * same turn before it, for meanwhile the person may have been cut off, suspended or given another password (D11).
 * @throws PERSON_CUT_OFF, CLEARANCE_WITHDRAWN, PERSON_NOT_ACTIVE
 */
export function requireStillProven(
  { reads }: Pick<SignInDesk, 'reads'>,
  { personId, passwordHash }: Proven,
): void {
  const now = reads.staff.person(personId);
  if (now === null) throw refusal('PERSON_NOT_ACTIVE', {});
  refuse(standingRefusal(now.state));
  if (reads.staff.passwordHash(personId) !== passwordHash) throw refusal('PERSON_NOT_ACTIVE', {});
}

/**
 * Checks that it is really this person at the keyboard: sign-in, unlock, reversals and closing (D11.32). The attempt is
 * counted before the password is compared.
 * @returns what was proved, for `requireStillProven`
 * @throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS, PERSON_CUT_OFF, CLEARANCE_WITHDRAWN, PERSON_NOT_ACTIVE
 */
export async function proveIdentity(
  desk: SignInDesk,
  person: Person,
  password: string,
  door: 'sign_in' | 'confirm' | 'beside' = 'confirm',
): Promise<Proven> {
  refuse(standingRefusal(person.state));
  const passwordHash = desk.reads.staff.passwordHash(person.id);
  if (passwordHash === null) throw refusal('PERSON_NOT_ACTIVE', {});
  const attemptsLeft = desk.attempts.take(door, person.id);
  if (await passwordMatches(passwordHash, password)) {
    const proven = { personId: person.id, passwordHash };
    // Cut off or given another password while this one was compared.
    requireStillProven(desk, proven);
    desk.attempts.right(door, person.id);
    return proven;
  }
  note(desk, person.id, 'refused');
  throw refusal('WRONG_PASSWORD', { attemptsLeft });
}

/**
 * Checks the one-time code by which a person chooses their password; counted before it is compared, and only where
 * there is a code to compare with.
 * @returns the activation whose code it is: a password is kept under this one and no later one
 * @throws ONE_TIME_CODE_WRONG, TOO_MANY_ATTEMPTS
 */
export async function proveOneTimeCode(
  desk: SignInDesk & { readonly machine: Machine },
  personId: string,
  oneTimeCode: string,
): Promise<string> {
  const activation = desk.reads.staff.activation(personId);
  const hash = activation?.oneTimeCodeHash ?? null;
  const isUsable =
    desk.reads.staff.person(personId)?.state === 'activated' &&
    (activation?.codeExpiresAt ?? '') > desk.machine.now();
  if (activation === null || hash === null || !isUsable) throw refusal('ONE_TIME_CODE_WRONG', {});
  desk.attempts.take('first_password', personId);
  if (!(await passwordMatches(hash, cleanIdentifier(oneTimeCode)))) throw refusal('ONE_TIME_CODE_WRONG', {});
  if (desk.reads.staff.activation(personId)?.id !== activation.id) throw refusal('ONE_TIME_CODE_WRONG', {});
  desk.attempts.right('first_password', personId);
  return activation.id;
}

function note(desk: SignInDesk, personId: string, kind: SignInKind): string {
  return desk.path.execute(personId, (tx) => noteSignIn(tx, desk.reads, personId, kind));
}

type SignInKind = 'signed_in' | 'signed_out' | 'refused';

/** Writes a sign-in after all those that this PC knows of the person. @returns its id */
export function noteSignIn(
  tx: Transaction,
  reads: { readonly staff: Pick<StaffReads, 'nextSignInTurn'> },
  personId: string,
  kind: SignInKind,
): string {
  const id = tx.newId();
  tx.append(signInNoted, { id, personId, kind, turn: reads.staff.nextSignInTurn(personId) });
  return id;
}
