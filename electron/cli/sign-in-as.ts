// Who stands behind an operation on the command line: a person of the office who proves it with their password.

import type { Desk } from '#core/access/request-context/desk.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { askHidden } from '../key-custody/ask-passphrase.ts';
import type { OperationInput } from './operations/operation.ts';

/**
 * Signs the person named by `--by` in; the password is taken from PISHKHAN_PASSWORD or asked on the terminal.
 * @throws NOT_FOUND, NOT_SIGNED_IN, and what a sign-in throws
 */
export async function signInAs(desk: Desk, options: OperationInput['options']): Promise<AppCaller> {
  const anyone = callerOf(desk, null);
  const people = await called(anyone.staff.signInList());
  const person = people.find(({ id, name }) => name === options.by || id === options.by);
  if (person === undefined) throw refusal('NOT_FOUND', { what: '--by' });
  const password =
    process.env.PISHKHAN_PASSWORD ??
    (process.stdin.isTTY ? await askHidden(process.stdin, `${person.name}: `) : '');
  if (password === '') throw refusal('NOT_SIGNED_IN', {});
  const { token } = await called(anyone.staff.signIn({ personId: person.id, password }));
  return callerOf(desk, token);
}

/** Gives a refusal back as the problem that it is. */
export async function called<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Error && error.cause instanceof ProblemError ? error.cause : error;
  }
}
