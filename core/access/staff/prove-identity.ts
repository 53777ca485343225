// Proof that it is really this person at the keyboard: the password is checked before any transaction, a wrong one is journalled.

import { openAccountKey } from '#core/access/accounts/account-key.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Transaction, WritePath } from '#core/journal/log/write-path.ts';
import type { Attempts } from './attempts.ts';
import type { Person } from './contract.ts';
import { signInNoted } from './entries.ts';
import type { StaffReads } from './queries.ts';
import { stateRefusal } from './rules.ts';
import type { Sessions } from './sessions.ts';

/** What signing in takes of an open office. */
export type SignInDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly reads: { readonly staff: StaffReads };
};

/** That a person showed their password: whose it was, and the key that it opened. It ends with that password and with the account's state. */
export type Proven = { readonly personId: string; readonly key: AccountKey };

/**
 * Asks once more what `proveIdentity` found: whoever waits for anything after it asks this in the transaction, or in the
 * same turn before it, for meanwhile the person may have been cut off, suspended or given another password (D11).
 * @throws PERSON_CUT_OFF, CLEARANCE_WITHDRAWN, PERSON_NOT_ACTIVE
 */
export function requireStillProven({ reads }: Pick<SignInDesk, 'reads'>, { personId, key }: Proven): void {
  const now = reads.staff.person(personId);
  if (now === null) throw refusal('PERSON_NOT_ACTIVE', {});
  refuse(stateRefusal(now.state));
  if (reads.staff.accountKey(personId)?.publicKey !== key.publicKey) throw refusal('PERSON_NOT_ACTIVE', {});
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
  purpose: 'sign_in' | 'confirm' | 'beside' = 'confirm',
): Promise<Proven> {
  refuse(stateRefusal(person.state));
  const kept = desk.reads.staff.accountKey(person.id);
  if (kept === null) throw refusal('PERSON_NOT_ACTIVE', {});
  const attemptsLeft = desk.attempts.take(purpose, person.id);
  const key = await openAccountKey(kept, password);
  if (key !== null) {
    const proven = { personId: person.id, key };
    // Cut off or given another password while this one was compared.
    requireStillProven(desk, proven);
    desk.attempts.succeeded(purpose, person.id);
    return proven;
  }
  recordSignInNow(desk, person.id, 'refused');
  throw refusal('WRONG_PASSWORD', { attemptsLeft });
}

/** Writes a sign-in in a transaction of its own. @returns its id */
export function recordSignInNow(desk: SignInDesk, personId: string, kind: SignInKind): string {
  return desk.path.execute(personId, (tx) => recordSignIn(tx, personId, kind));
}

type SignInKind = 'signed_in' | 'signed_out' | 'refused';

/** Writes a sign-in. @returns its id */
export function recordSignIn(tx: Transaction, personId: string, kind: SignInKind): string {
  const id = tx.newId();
  tx.append(signInNoted, { id, personId, kind });
  return id;
}
