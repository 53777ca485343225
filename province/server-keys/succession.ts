// New keys for this province: the old one signs for them, which is its last act (N50).
import { asc, eq } from 'drizzle-orm';
import type { SuccessionWord } from '#core/foundation/wire/contract.ts';
import { successionStatement } from '#core/foundation/wire/province-keys.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { formerKeys, serverIdentity } from '#province/store/schema.ts';
import type { Store } from '#province/store/store.ts';
import { type Identity, newKeys, signingKey, storedIdentity } from './identity.ts';

/**
 * Puts new signing and sealing keys in the place of those of now. A server that runs answers with them once it is started again; each
 * PC is then enrolled with a new code.
 */
export async function renewKeys(store: Store, now: Date): Promise<Identity> {
  return store.transaction(async (tx) => {
    await tx.select().from(serverIdentity).for('update');
    const before = await storedIdentity(tx);
    const keys = newKeys();
    const to = { signing: keys.signingPublic, sealing: keys.sealingPublic };
    const statement = successionStatement({ from: before.signingPublic, to });
    await tx.insert(formerKeys).values({
      signingPublic: before.signingPublic,
      sealingPublic: before.sealingPublic,
      sealingPrivate: before.sealingPrivate,
      ...{ nextSigning: to.signing, nextSealing: to.sealing },
      signature: signStatement(statement, signingKey(before)),
      replacedAt: now,
    });
    await tx.update(serverIdentity).set(keys).where(eq(serverIdentity.id, 1));
    return storedIdentity(tx);
  });
}

/** The words of all former keys, the oldest first. */
export async function successionOf(store: Store): Promise<SuccessionWord[]> {
  const rows = await store.select().from(formerKeys).orderBy(asc(formerKeys.replacedAt));
  return rows.map(({ signingPublic: from, nextSigning, nextSealing, signature }) => ({
    from,
    to: { signing: nextSigning, sealing: nextSealing },
    signature,
  }));
}

export type SealingPair = Pick<Identity, 'sealingPublic' | 'sealingPrivate'>;

/** The pairs that open what offices sealed: of now first, then former ones. */
export async function sealingPairs(store: Store): Promise<SealingPair[]> {
  return [await storedIdentity(store), ...(await store.select().from(formerKeys))];
}

/** The signing keys that are or were this province's. */
export async function ownSigningKeys(store: Store): Promise<ReadonlySet<string>> {
  const former = await store.select({ key: formerKeys.signingPublic }).from(formerKeys);
  return new Set([(await storedIdentity(store)).signingPublic, ...former.map(({ key }) => key)]);
}
