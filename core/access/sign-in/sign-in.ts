// Signing in, unlocking and re-authentication: the password is checked before any transaction, the outcome is journalled.

import { openAccountKey } from '#core/access/accounts/account-key.ts';
import { type LeavingEmergency, leaveEmergency } from '#core/access/emergency/leave.ts';
import { useCode as spendCode } from '#core/access/second-factor/commands.ts';
import type { SecondFactorReads } from '#core/access/second-factor/queries.ts';
import {
  type ClearanceDesk,
  endedClearance,
  type PostingDesk,
  transferredSince,
} from '#core/access/staff/clearance.ts';
import { operatorChangeMs, type Person } from '#core/access/staff/contract.ts';
import { leaseOverridden } from '#core/access/staff/entries.ts';
import { recordOperatorChange } from '#core/access/staff/operator-change.ts';
import {
  proveIdentity,
  recordSignIn,
  recordSignInNow,
  type SignInDesk,
} from '#core/access/staff/prove-identity.ts';
import { type LeaseDesk, leaseOf, leaseRefusal } from '#core/access/staff/roster-lease.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Machine } from '#core/journal/device/machine.ts';

type MayBeRemoved = { isRemoved(): boolean };
type SecondFactorCodes = { readonly reads: { readonly secondFactor: SecondFactorReads } };

/**
 * Opens the one session of a person (D11).
 * @throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS, PERSON_CUT_OFF, PERSON_NOT_ACTIVE, NOT_FOUND, CLEARANCE_EXPIRED, TRANSFERRED_AWAY,
 * ROSTER_OLD, ROSTER_CLOCK, ROSTER_OVER, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG, SECOND_FACTOR_LAST_CODE,
 * PEER_REMOVED
 */
export async function signIn(
  desk: SignInDesk & ClearanceDesk & PostingDesk & LeaseDesk & SecondFactorCodes & MayBeRemoved,
  personId: string,
  password: string,
  code = '',
): Promise<{ token: string; person: Person; drafts: string | null }> {
  const person = desk.reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  // A manager comes in to hand over what only this PC holds, and nobody else does (N45).
  if (desk.isRemoved() && person.role !== 'manager') throw refusal('PEER_REMOVED', {});
  const { key } = await proveIdentity(desk, person, password, 'sign_in');
  const expired = endedClearance(desk, personId);
  // The manager comes in to record the next one, and to nothing else (core/access/request-context/trpc.ts).
  if (expired !== null && person.role !== 'manager') throw refusal('CLEARANCE_EXPIRED', { expired });
  const since = transferredSince(desk, personId);
  if (since !== null) throw refusal('TRANSFERRED_AWAY', { since });
  const lease = leaseOf(desk);
  const shut = leaseRefusal(lease, person.role === 'manager' ? 'manager' : 'alone');
  // Written, so that a clock that is set back afterwards lies before the last entry and is not believed.
  if (shut !== null) recordSignInNow(desk, personId, 'refused');
  refuse(shut);
  if (lease.stage === 'over') overrideLease(desk, person, code, lease.hours ?? 0);
  const { token, drafts } = desk.sessions.open(personId);
  const left = desk.sessions.takeRecentlyLeft(personId, operatorChangeMs);
  try {
    const signInId = desk.path.execute(personId, (tx) => {
      recordOperatorChange(tx, personId, left);
      return recordSignIn(tx, personId, 'signed_in');
    });
    desk.sessions.beganWith(token, signInId, desk.reads.staff.activation(personId)?.id ?? null);
    desk.sessions.keepKey(token, key);
  } catch (error) {
    // Nobody has its token: what was half finished waits for the next one.
    desk.sessions.close(token);
    throw error;
  }
  return { token, person, drafts };
}

/**
 * A manager comes in although the roster's lease is over: by one of their printed codes where they have one left beside
 * that which is kept for the next sheet, and as a fact that the province sees (D11.28).
 */
function overrideLease(
  desk: SignInDesk & SecondFactorCodes,
  person: Person,
  code: string,
  hours: number,
): void {
  const { secondFactor } = desk.reads;
  const kept = secondFactor.keptPlace(person.id) === null ? 0 : 1;
  const hasCode = secondFactor.codesLeft(person.id) > kept;
  if (hasCode && code === '') throw refusal('SECOND_FACTOR_NEEDED', { act: 'staff.signIn' });
  if (hasCode) desk.attempts.take('second_factor', person.id);
  const isRight = desk.path.execute(person.id, (tx) => {
    if (hasCode && !spendCode(tx, { secondFactor }, person, 'staff.signIn', code)) return false;
    tx.append(leaseOverridden, { id: tx.newId(), personId: person.id, hours, byCode: hasCode });
    return true;
  });
  if (!isRight) throw refusal('SECOND_FACTOR_WRONG', {});
  if (hasCode) desk.attempts.succeeded('second_factor', person.id);
}

/** Ends a session, and with it the emergency that it was opened for. */
export function signOut(desk: SignInDesk & LeavingEmergency, token: string): void {
  const personId = desk.sessions.personOf(token);
  const emergencyId = desk.sessions.supervisedBy(token);
  if (personId !== undefined && emergencyId !== null) leaveEmergency(desk, emergencyId, personId);
  desk.sessions.close(token);
  if (personId !== undefined) recordSignInNow(desk, personId, 'signed_out');
}

/**
 * Checks the one-time code by which a person chooses their password; counted before it is compared, and only where
 * there is a code to compare with.
 * @returns the activation whose code it is, since a password is kept under this one and no later one; and the code's key
 * @throws ONE_TIME_CODE_WRONG, TOO_MANY_ATTEMPTS
 */
export async function proveOneTimeCode(
  desk: SignInDesk & { readonly machine: Machine },
  personId: string,
  oneTimeCode: string,
): Promise<{ activationId: string; key: AccountKey }> {
  const activation = desk.reads.staff.activation(personId);
  const isUsable =
    desk.reads.staff.person(personId)?.state === 'activated' &&
    (activation?.codeExpiresAt ?? '') > desk.machine.now();
  if (activation?.sealed == null || !isUsable) throw refusal('ONE_TIME_CODE_WRONG', {});
  desk.attempts.take('first_password', personId);
  const kept = { publicKey: activation.codeKey, sealed: activation.sealed };
  const key = await openAccountKey(kept, cleanIdentifier(oneTimeCode));
  if (key === null) throw refusal('ONE_TIME_CODE_WRONG', {});
  if (desk.reads.staff.activation(personId)?.id !== activation.id) throw refusal('ONE_TIME_CODE_WRONG', {});
  desk.attempts.succeeded('first_password', personId);
  return { activationId: activation.id, key };
}
