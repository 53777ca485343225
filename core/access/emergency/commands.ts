// A session in an emergency begins at the sign-in screen, with two people before it (D11). It opens what the person's own
// sign-in opens, and nothing to anybody who may not work: no state of their account is passed over.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { useCode } from '#core/access/second-factor/commands.ts';
import { endedClearance, transferredSince } from '#core/access/staff/clearance.ts';
import { operatorChangeMs, type Person } from '#core/access/staff/contract.ts';
import { recordOperatorChange } from '#core/access/staff/operator-change.ts';
import { proveIdentity, recordSignIn, requireStillProven } from '#core/access/staff/prove-identity.ts';
import { leaseOf, leaseRefusal, requireLease } from '#core/access/staff/roster-lease.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { type beginEmergencyInput, emergenciesADay } from './contract.ts';
import { emergencyBegun, emergencyEnded } from './entries.ts';
import type { EmergencyReads } from './queries.ts';
import { emergencyLasts, emergencyRefusal } from './rules.ts';

/** The path for which a printed code of the manager is taken. */
export const beginningAct = 'emergency.begin';

export type BegunEmergency = {
  readonly token: string;
  readonly person: Person;
  readonly expiresAt: string;
  readonly drafts: string | null;
};

/**
 * Opens the one session of a person beside a manager. Both passwords are counted under a purpose of their own before they are
 * compared, so that a pause at the sign-in is answered by two people and not by waiting (D11.22).
 * @throws NOT_FOUND, NOT_ALLOWED, OWN_ACT_FORBIDDEN, REASON_NEEDED, ROSTER_OVER, WRONG_PASSWORD, TOO_MANY_ATTEMPTS,
 * PERSON_CUT_OFF, PERSON_NOT_ACTIVE, CLEARANCE_WITHDRAWN, CLEARANCE_EXPIRED, TRANSFERRED_AWAY, SECOND_FACTOR_NEEDED,
 * SECOND_FACTOR_WRONG, EMERGENCIES_USED
 */
export async function beginEmergency(
  desk: Desk,
  input: z.infer<typeof beginEmergencyInput>,
): Promise<BegunEmergency> {
  const { reads } = desk;
  const { personId, managerId, reason } = input;
  const person = reads.staff.person(personId);
  const manager = reads.staff.person(managerId);
  if (person === null || manager === null) throw refusal('NOT_FOUND', { what: 'person' });
  const alsoIs = reads.staff.secondPersonFacts(personId)?.alsoIs ?? [];
  refuse(emergencyRefusal({ personId, managerId, managerRole: manager.role, alsoIs }, reason));
  requireLease(desk, 'beside_manager');
  const beside = await proveIdentity(desk, manager, input.managerPassword, 'beside');
  const own = await proveIdentity(desk, person, input.password, 'beside');
  // One was proved before the other was compared. From here on nothing is waited for until the session is written; and it
  // is asked before the session is opened, which ends the person's own.
  for (const proven of [beside, own]) requireStillProven(desk, proven);
  for (const who of [manager, person]) requireMayWork(desk, who);
  requireEmergencyLeft(desk, [personId, ...alsoIs]);
  requireCode(desk, manager, input.code);
  const { token, drafts } = desk.sessions.open(personId, emergencyLasts(desk.machine.now(), input.minutes));
  const emergencyId = desk.machine.newId();
  desk.sessions.supervise(token, emergencyId);
  const left = desk.sessions.takeRecentlyLeft(personId, operatorChangeMs);
  try {
    const { signInId, expiresAt } = desk.path.execute(personId, (tx) => {
      recordOperatorChange(tx, personId, left);
      const until = new Date(Date.parse(tx.now) + emergencyLasts(tx.now, input.minutes)).toISOString();
      tx.as(managerId).append(
        emergencyBegun,
        { id: emergencyId, personId, reasonCode: input.reasonCode, expiresAt: until },
        { reason },
      );
      return { signInId: recordSignIn(tx, personId, 'signed_in'), expiresAt: until };
    });
    desk.sessions.beganWith(token, signInId, reads.staff.activation(personId)?.id ?? null);
    desk.sessions.keepKey(token, own.key);
    return { token, person, expiresAt, drafts };
  } catch (error) {
    desk.sessions.close(token);
    throw error;
  }
}

/** Both may work: neither the one who is let in nor the one who answers for it is uncleared or gone. */
function requireMayWork(desk: Desk, { id }: Person): void {
  const expired = endedClearance(desk, id);
  if (expired !== null) throw refusal('CLEARANCE_EXPIRED', { expired });
  const since = transferredSince(desk, id);
  if (since !== null) throw refusal('TRANSFERRED_AWAY', { since });
}

/**
 * A way in beside the usual one is for once, not for the day's work (D11.67). At a PC that lets nobody in otherwise it is the usual one.
 * @throws EMERGENCIES_USED
 */
function requireEmergencyLeft(desk: Desk, accounts: readonly string[]): void {
  if (leaseRefusal(leaseOf(desk), 'alone') !== null) return;
  const today = desk.reads.emergency
    .ofDay(todayOf(desk))
    .filter(({ personId }) => accounts.includes(personId));
  if (today.length >= emergenciesADay) throw refusal('EMERGENCIES_USED', { most: emergenciesADay });
}

/**
 * Where the office asks for the second factor it is a printed code: a key speaks for a session, and there is none yet
 * (D11.26).
 */
function requireCode(desk: Desk, manager: Person, code: string): void {
  if (!desk.reads.secondFactor.isRequired()) return;
  if (code === '') throw refusal('SECOND_FACTOR_NEEDED', { act: beginningAct });
  desk.attempts.take('second_factor', manager.id);
  const isRight = desk.path.execute(manager.id, (tx) => useCode(tx, desk.reads, manager, beginningAct, code));
  if (!isRight) throw refusal('SECOND_FACTOR_WRONG', {});
  desk.attempts.succeeded('second_factor', manager.id);
}

/** Ends one before its time. @throws NOT_FOUND, ACTION_ALREADY_DONE */
export function endEmergency(
  tx: Transaction,
  { emergency }: { readonly emergency: EmergencyReads },
  emergencyId: string,
): void {
  const kept = emergency.emergency(emergencyId);
  if (kept === null) throw refusal('NOT_FOUND', { what: 'emergency' });
  if (emergency.end(emergencyId) !== null || tx.now >= kept.expiresAt)
    throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(emergencyEnded, { id: tx.newId(), emergencyId });
}
