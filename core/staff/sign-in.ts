// Signing in, unlocking and re-authentication: the password is checked before any transaction, the outcome is journalled.

import type { WritePath } from '#core/journal/write-path.ts';
import { ProblemError, refusal } from '#core/leaves/problems/problem-error.ts';
import type { Person } from './contract.ts';
import { signInNoted } from './entries.ts';
import { passwordMatches } from './passwords.ts';
import type { StaffReads } from './queries.ts';
import type { Sessions } from './sessions.ts';

/** What signing in takes of an open office. */
export type SignInDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly sessions: Sessions;
  readonly reads: { readonly staff: StaffReads };
};

/**
 * Opens the one session of a person (D11).
 * @throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS, PERSON_CUT_OFF, PERSON_NOT_ACTIVE, NOT_FOUND
 */
export async function signIn(
  desk: SignInDesk,
  personId: string,
  password: string,
): Promise<{ token: string; person: Person; endedOtherSession: boolean }> {
  const person = desk.reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  await proveIdentity(desk, person, password);
  const { token, endedOther } = desk.sessions.open(personId);
  note(desk, personId, 'signed_in');
  return { token, person, endedOtherSession: endedOther };
}

/** Ends a session. */
export function signOut(desk: SignInDesk, token: string): void {
  const personId = desk.sessions.personOf(token);
  desk.sessions.close(token);
  if (personId !== undefined) note(desk, personId, 'signed_out');
}

/**
 * Checks that it is really this person at the keyboard: sign-in, unlock, reversals and closing (D11).
 * @throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS, PERSON_CUT_OFF, PERSON_NOT_ACTIVE
 */
export async function proveIdentity(desk: SignInDesk, person: Person, password: string): Promise<void> {
  const waitSeconds = desk.sessions.waitSeconds(person.id);
  if (waitSeconds > 0) throw refusal('TOO_MANY_ATTEMPTS', { waitSeconds });
  if (person.state === 'cut_off') throw refusal('PERSON_CUT_OFF', {});
  const passwordHash = desk.reads.staff.passwordHash(person.id);
  if (person.state !== 'active' || passwordHash === null) throw refusal('PERSON_NOT_ACTIVE', {});
  if (await passwordMatches(passwordHash, password)) {
    desk.sessions.right(person.id);
    return;
  }
  note(desk, person.id, 'refused');
  throw new ProblemError({
    code: 'WRONG_PASSWORD',
    params: { attemptsLeft: desk.sessions.wrong(person.id) },
  });
}

function note(desk: SignInDesk, personId: string, kind: 'signed_in' | 'signed_out' | 'refused'): void {
  desk.path.execute(personId, (tx) => tx.append(signInNoted, { id: tx.newId(), personId, kind }));
}
