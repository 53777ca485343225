// Keeps the data keys of the offices' PCs, sealed to the recovery key, and gives one out to the PC that a person names.
// Invariant: what is kept was proved to open, and nothing is given out without a row that says who, why and to which request.
import { createHash } from 'node:crypto';
import { and, count, desc, eq, inArray } from 'drizzle-orm';
import {
  heldKeyStatement,
  openSealedKey,
  releaseFingerprint,
  sealKey,
} from '#core/foundation/wire/key-recovery.ts';
import { statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { enrolledDevice } from '../devices/find-device.ts';
import { SyncProblemError } from '../http/problems.ts';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { facts } from '../projection/schema.ts';
import { type Identity, recoveryPair } from '../server-keys/identity.ts';
import { devices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { heldKeys, keyReleases } from './schema.ts';

/** A PC seals its key anew only when it enrols again. */
const mostOfDevice = 50;

/**
 * Keeps a device's key.
 * @returns since when this one is kept
 * @throws SyncProblemError UNKNOWN_DEVICE, REVOKED; BAD_SIGNATURE: not by the device; MALFORMED: it does not open, or is
 * another device's; TOO_LARGE: more keys than a PC has
 */
export async function holdKey(
  store: Store,
  identity: Identity,
  { deviceId, wrap, signature }: { deviceId: string; wrap: string; signature: string },
  now: Date,
): Promise<Date> {
  const device = await enrolledDevice(store, deviceId);
  if (!statementHolds(heldKeyStatement(deviceId, wrap), signature, device.publicKey)) {
    throw new SyncProblemError('BAD_SIGNATURE', 'The key is not signed by its device.');
  }
  const opened = await openSealedKey(recoveryPair(identity), 'pishkhan-held-key', wrap);
  if (opened?.device !== deviceId || opened.office !== device.office) {
    throw new SyncProblemError('MALFORMED', 'The key does not open here, or is another one’s.');
  }
  const { office } = device;
  const hash = createHash('sha256').update(wrap).digest('hex');
  const ofDevice = and(eq(heldKeys.office, office), eq(heldKeys.device, deviceId));
  const [kept] = await store.select({ number: count() }).from(heldKeys).where(ofDevice);
  const isFull = (kept?.number ?? 0) >= mostOfDevice;
  if (!isFull)
    await store
      .insert(heldKeys)
      .values({ office, device: deviceId, hash, wrap, heldAt: now })
      .onConflictDoNothing();
  const [held] = await store
    .select({ heldAt: heldKeys.heldAt })
    .from(heldKeys)
    .where(and(ofDevice, eq(heldKeys.hash, hash)));
  if (held === undefined) throw new SyncProblemError('TOO_LARGE', 'Too many keys of one device.');
  return held.heldAt;
}

export type Release = {
  office: string;
  device: string;
  supervisor: string;
  reason: string;
  /** Public key of the PC that asked. */
  request: string;
  address: string;
};

/**
 * Releases a device's newest key to one request, and writes down who did it and why before anything is given out (N35).
 * @returns the key, sealed to the request; null when none is kept, or the device is another office's or revoked
 */
export async function releaseKey(
  store: Store,
  identity: Identity,
  { office, device, supervisor, reason, request, address }: Release,
  now: Date,
): Promise<string | null> {
  const [found] = await store
    .select({ wrap: heldKeys.wrap, revokedAt: devices.revokedAt })
    .from(heldKeys)
    .innerJoin(devices, and(eq(devices.id, heldKeys.device), eq(devices.office, heldKeys.office)))
    .where(and(eq(heldKeys.office, office), eq(heldKeys.device, device)))
    .orderBy(desc(heldKeys.heldAt))
    .limit(1);
  const who = `${supervisor} → ${office}/${device}`;
  const key =
    found === undefined || found.revokedAt !== null
      ? null
      : await openSealedKey(recoveryPair(identity), 'pishkhan-held-key', found.wrap);
  if (key === null) {
    await recordSecurityEvent(store, 'key_release_refused', who, address, now);
    return null;
  }
  await store.transaction(async (tx) => {
    await tx
      .insert(keyReleases)
      .values({ office, device, supervisor, reason, request: releaseFingerprint(request), at: now });
    await recordSecurityEvent(tx, 'key_released', who, address, now);
  });
  return sealKey(request, 'pishkhan-released-key', { ...key, by: supervisor, releasedAt: now.toISOString() });
}

/** What an office said of keys that opened it: by the fingerprint of the request, when its journal said so. */
async function openedBy(store: Store, office: string): Promise<Map<string, { by: string; at: string }>> {
  const rows = await store
    .select({ id: facts.id, said: facts.said, at: facts.at })
    .from(facts)
    .where(and(eq(facts.office, office), eq(facts.kind, 'key_opened')))
    .orderBy(desc(facts.position))
    .limit(200);
  return new Map(
    rows.map(({ id, said, at }) => [id, { by: (said as FactSaid['key_opened']).by, at }] as const),
  );
}

/**
 * What the page of an office shows: since when a key of each PC is kept, each release and when the office said that it was
 * opened by it, and what offices say of releases of which nothing is known here.
 */
export async function keysOfOffice(store: Store, office: string) {
  const held = await store
    .select({ device: heldKeys.device, heldAt: heldKeys.heldAt })
    .from(heldKeys)
    .where(eq(heldKeys.office, office))
    .orderBy(heldKeys.heldAt);
  const released = await store
    .select()
    .from(keyReleases)
    .where(eq(keyReleases.office, office))
    .orderBy(desc(keyReleases.id))
    .limit(200);
  const opened = await openedBy(store, office);
  const known = await store
    .select({ request: keyReleases.request })
    .from(keyReleases)
    .where(and(eq(keyReleases.office, office), inArray(keyReleases.request, [...opened.keys()])));
  const unknown = new Map(opened);
  for (const { request } of known) unknown.delete(request);
  return { held: new Map(held.map(({ device, heldAt }) => [device, heldAt])), released, opened, unknown };
}
