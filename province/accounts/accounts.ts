// The supervisors' own accounts: one person, one name, one password of theirs.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { and, eq, isNull } from 'drizzle-orm';
import { type GuessableReason, whyGuessable } from '#core/foundation/passwords/guessable.ts';
import type { Store } from '../store/store.ts';
import { supervisorSessions, supervisors } from './schema.ts';
import { recordSecurityEvent } from './security-log.ts';

/** The account that the first start makes. */
export const firstAccount = 'supervisor';
const letters = 'abcdefghjkmnpqrstvwxyz23456789';
const shortestPassword = 12;
/** Why a password is refused as soon guessed, for whoever types the command. */
const refusedAs: Readonly<Record<GuessableReason, string>> = {
  run: 'its letters or digits follow or repeat each other',
  digits: 'it is a number only',
  name: 'it has nothing but the name and numbers',
  words: 'it has nothing but well-known words and numbers',
  one_word: 'it is one word, with or without a number',
};

export class PasswordRuleError extends Error {
  override readonly name = 'PasswordRuleError';
}

/** By the rule of the desk (D11.7), and longer. @throws PasswordRuleError */
export function requireGoodPassword(name: string, password: string): void {
  if ([...password.normalize('NFC')].length < shortestPassword) {
    throw new PasswordRuleError(`The password needs at least ${shortestPassword} characters.`);
  }
  const why = whyGuessable(password, [name]);
  if (why !== null) {
    throw new PasswordRuleError(
      `The password is too easy to guess: ${refusedAs[why]}. Write a few unrelated words side by side.`,
    );
  }
}

/**
 * Adds a supervisor, or gives an existing one a new password and ends their sessions.
 * @throws PasswordRuleError
 */
export async function setSupervisor(store: Store, name: string, password: string, now: Date): Promise<void> {
  requireGoodPassword(name, password);
  const passwordHash = await hash(password);
  await store.transaction(async (tx) => {
    const [made] = await tx
      .insert(supervisors)
      .values({ name, passwordHash, createdAt: now })
      .onConflictDoNothing()
      .returning();
    if (made === undefined) {
      await tx.update(supervisors).set({ passwordHash, disabledAt: null }).where(eq(supervisors.name, name));
      await endSessions(tx, name, now);
    }
    await recordSecurityEvent(
      tx,
      made === undefined ? 'password_changed' : 'account_added',
      name,
      'command',
      now,
    );
  });
}

/** Disables an account and ends its sessions at once. @returns false when there is none of this name. */
export async function disableSupervisor(store: Store, name: string, now: Date): Promise<boolean> {
  return store.transaction(async (tx) => {
    const found = await tx
      .update(supervisors)
      .set({ disabledAt: now })
      .where(eq(supervisors.name, name))
      .returning();
    await endSessions(tx, name, now);
    if (found.length > 0) await recordSecurityEvent(tx, 'account_disabled', name, 'command', now);
    return found.length > 0;
  });
}

/**
 * Makes sure there is an account: the first one with the given password, or with a new one at the first start.
 * @returns the new password when it was made here, so that it can be shown once; else null.
 * @throws PasswordRuleError for a given one that is too weak.
 */
export async function ensureFirstAccount(
  store: Store,
  given: string | undefined,
  now: Date,
): Promise<string | null> {
  const [first] = await store.select().from(supervisors).where(eq(supervisors.name, firstAccount));
  if (given !== undefined && given !== '') {
    if (first !== undefined && (await verify(first.passwordHash, given))) return null;
    await setSupervisor(store, firstAccount, given, now);
    return null;
  }
  const [any] = await store.select().from(supervisors).limit(1);
  if (any !== undefined) return null;
  const made = Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('');
  const passwordHash = await hash(made);
  const kept = await store
    .insert(supervisors)
    .values({ name: firstAccount, passwordHash, createdAt: now })
    .onConflictDoNothing()
    .returning();
  return kept.length === 1 ? made : null;
}

/** A hash to compare with when there is no such account: the answer takes as long. */
const nobody = hash('nobody has this password');

/** True when the account is there, is not disabled, and the password is its own. */
export async function passwordHolds(store: Store, name: string, password: string): Promise<boolean> {
  const [account] = await store
    .select()
    .from(supervisors)
    .where(and(eq(supervisors.name, name), isNull(supervisors.disabledAt)));
  const holds = await verify(account?.passwordHash ?? (await nobody), password);
  return account !== undefined && holds;
}

async function endSessions(store: Store, name: string, now: Date): Promise<void> {
  await store
    .update(supervisorSessions)
    .set({ endedAt: now })
    .where(and(eq(supervisorSessions.supervisor, name), isNull(supervisorSessions.endedAt)));
}
