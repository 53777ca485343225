// Who this province is: its epoch and its key pairs, made once and kept in the store, so that every process
// on one database answers alike.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { EpochAttestation } from '#core/foundation/wire/contract.ts';
import { inGroups } from '#core/foundation/wire/enrol-code.ts';
import {
  newSealingPair,
  type RecoveryKey,
  recoveryKeyStatement,
} from '#core/foundation/wire/key-recovery.ts';
import {
  provinceFingerprint,
  serverEpochStatement,
  signStatement,
} from '#core/foundation/wire/signed-statements.ts';
import { serverIdentity } from '#province/store/schema.ts';
import type { Store } from '#province/store/store.ts';

export type Identity = typeof serverIdentity.$inferSelect;

/** The identity in the store; made at the first start. */
export async function ownIdentity(store: Store, now: Date): Promise<Identity> {
  await store
    .insert(serverIdentity)
    .values({
      id: 1,
      serverEpoch: newServerEpoch(),
      epochSince: now,
      ...newKeys(),
      sessionSecret: randomBytes(32).toString('base64url'),
      createdAt: now,
    })
    .onConflictDoNothing();
  const recovery = newSealingPair();
  await store
    .update(serverIdentity)
    .set({ recoveryPublic: recovery.publicKey, recoveryPrivate: recovery.privateKey })
    .where(and(eq(serverIdentity.id, 1), isNull(serverIdentity.recoveryPublic)));
  return storedIdentity(store);
}

/** The identity as it is now: another process may have renewed the epoch or changed the password. */
export async function storedIdentity(store: Store): Promise<Identity> {
  const [identity] = await store.select().from(serverIdentity).prepare('stored_identity').execute();
  if (identity === undefined) throw new Error('The province has no identity row.');
  return identity;
}

/**
 * The fingerprint of the keys as every code ends with it and every office shows it, in groups of four letters: it is made
 * known apart from the codes, so that there is something to compare them with.
 */
export function shownFingerprint({ signingPublic, sealingPublic }: Identity): string {
  return inGroups(provinceFingerprint({ signing: signingPublic, sealing: sealingPublic }));
}

/** The epoch to answer with. */
export async function currentServerEpoch(store: Store): Promise<string> {
  return (await storedIdentity(store)).serverEpoch;
}

/**
 * Declares that the store was restored from a backup: a new epoch tells every device to compare heads and to
 * send again what was lost.
 */
export async function renewServerEpoch(store: Store, now: Date): Promise<string> {
  const serverEpoch = newServerEpoch();
  const { epochSince: before } = await storedIdentity(store);
  // Later than the epoch before it also when the clock was put back.
  const epochSince = new Date(Math.max(now.getTime(), before.getTime() + 1));
  await store.update(serverIdentity).set({ serverEpoch, epochSince }).where(eq(serverIdentity.id, 1));
  return serverEpoch;
}

/** Since when it goes by its epoch, in its own name. */
export function attestEpoch(identity: Identity): EpochAttestation {
  const since = identity.epochSince.toISOString();
  const statement = serverEpochStatement({ serverEpoch: identity.serverEpoch, since });
  return { since, signature: signStatement(statement, signingKey(identity)) };
}

/** The Ed25519 key that signs packages. */
export function signingKey(identity: Identity): KeyObject {
  return createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: identity.signingPublic, d: identity.signingPrivate },
    format: 'jwk',
  });
}

/** The pair that keeps the offices' keys. */
export function recoveryPair({ recoveryPublic, recoveryPrivate }: Identity): {
  publicKey: string;
  privateKey: string;
} {
  if (recoveryPublic === null || recoveryPrivate === null)
    throw new Error('The province has no recovery key.');
  return { publicKey: recoveryPublic, privateKey: recoveryPrivate };
}

/** The public recovery key, in the province's own name. */
export function recoveryKeyOf(identity: Identity): RecoveryKey {
  const key = recoveryPair(identity).publicKey;
  return { key, signature: signStatement(recoveryKeyStatement(key), signingKey(identity)) };
}

/** A signing pair and a sealing pair. */
export function newKeys() {
  const signing = rawKeyPair(generateKeyPairSync('ed25519'));
  const sealing = newSealingPair();
  return {
    signingPublic: signing.public,
    signingPrivate: signing.private,
    sealingPublic: sealing.publicKey,
    sealingPrivate: sealing.privateKey,
  };
}

function newServerEpoch(): string {
  return randomBytes(16).toString('hex');
}

function rawKeyPair(pair: { privateKey: KeyObject }): { public: string; private: string } {
  const { x, d } = pair.privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('This Node makes no raw key pairs.');
  return { public: x, private: d };
}
