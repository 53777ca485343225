// The supervisors' password, kept as an argon2id hash with the province's identity.
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { eq, isNull } from 'drizzle-orm';
import type { Identity } from '../identity.ts';
import { serverIdentity } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

const letters = 'abcdefghjkmnpqrstvwxyz23456789';

/**
 * Makes sure there is a password: the given one, or a new one at the first start.
 * Returns the new one when it was made here, so that it can be shown once; else null.
 */
export async function ensurePassword(
  store: Store,
  identity: Identity,
  given: string | undefined,
): Promise<string | null> {
  if (given !== undefined && given !== '') {
    if (await passwordHolds(identity, given)) return null;
    await store
      .update(serverIdentity)
      .set({ passwordHash: await hash(given) })
      .where(eq(serverIdentity.id, identity.id));
    return null;
  }
  if (identity.passwordHash !== null) return null;
  const made = Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join('');
  const kept = await store
    .update(serverIdentity)
    .set({ passwordHash: await hash(made) })
    .where(isNull(serverIdentity.passwordHash))
    .returning({ id: serverIdentity.id });
  return kept.length === 1 ? made : null;
}

export async function passwordHolds(identity: Identity, password: string): Promise<boolean> {
  return identity.passwordHash !== null && (await verify(identity.passwordHash, password));
}
