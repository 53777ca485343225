// This device's identity: id, epoch, Ed25519 key and the office's identifier key. Made once at first run (design.md §6).
import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Orm, Sqlite } from '#db/open-store.ts';
import { deviceTables } from '#db/schema/device-tables.ts';
import { device, deviceGeneration, secretAttempts } from '#db/schema/journal/this-device.ts';
import type { Machine } from './machine.ts';
import { isOpenedIn, type OwnOffice, ownOfficeIn } from './own-office-queries.ts';

export type DeviceIdentity = {
  readonly deviceId: string;
  readonly epoch: string;
  readonly officeCode: string;
  readonly deskNumber: number;
  readonly deviceName: string;
  readonly demo: boolean;
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  readonly signingKey: KeyObject;
  /** Public key, base64url, under which the office's first account was opened (D11.52). */
  readonly rootKey: string;
  /** HMAC-SHA256 of an identifier under the office's key, hex: recognises a client without telling who it is (D16). */
  identifierHmac(kind: string, identifier: string): string;
};

export type NewDevice = {
  readonly deskNumber: number;
  readonly deviceName: string;
  /** The id and key with which this PC was admitted to its office already. */
  readonly keys?: DeviceKeys;
};

/** A device's id and key pair: `signingKey` is PKCS#8 DER, `publicKey` raw base64url. */
export type DeviceKeys = {
  readonly deviceId: string;
  readonly signingKey: Buffer;
  readonly publicKey: string;
};

/** DER prefix of a PKCS#8 Ed25519 private key; the 32-byte seed follows (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** An id and a key pair of a new device. */
export function newDeviceKeys(machine: Machine): DeviceKeys {
  const signingKey = Buffer.concat([pkcs8Prefix, machine.randomBytes(32)]);
  const { x } = createPublicKey(createPrivateKey({ key: signingKey, format: 'der', type: 'pkcs8' })).export({
    format: 'jwk',
  });
  if (x === undefined) throw new TypeError('an Ed25519 key has a public part');
  return { deviceId: machine.newId(), signingKey, publicKey: x };
}

/**
 * Notes who this device is to be, and forgets what an attempt noted that broke off. It is so when the store says its office
 * (own-office-queries.ts): until then there is no identity, and the first run or the joining begins anew (J51).
 */
export function noteDevice(orm: Orm, machine: Machine, facts: NewDevice): void {
  // Attempts at secrets are forgiven by nothing, and the file grows no younger.
  for (const table of deviceTables)
    if (table !== secretAttempts && table !== deviceGeneration) orm.delete(table).run();
  const { deviceId, signingKey, publicKey } = facts.keys ?? newDeviceKeys(machine);
  const row = {
    id: 1,
    deviceId,
    epoch: Buffer.from(machine.randomBytes(16)).toString('hex'),
    nextEpoch: null,
    signingKey,
    publicKey,
    deskNumber: facts.deskNumber,
    deviceName: facts.deviceName,
  };
  orm.insert(device).values(row).run();
}

/** This device's identity, or null before the first run. */
export function readDeviceIdentity(orm: Orm): DeviceIdentity | null {
  const row = rowOf(orm);
  const office = ownOfficeIn(orm);
  if (row === undefined || office === null) return null;
  return identityOf({ ...row, epoch: epochOf(orm, row) }, office);
}

/** The stream that this device writes, or null before the first run. */
export function ownStreamIn(orm: Orm): { readonly device: string; readonly epoch: string } | null {
  const row = rowOf(orm);
  return row === undefined ? null : { device: row.deviceId, epoch: epochOf(orm, row) };
}

/**
 * Notes that this device is about to open an epoch, before the entry that opens it is written (J51). Until then the one of before
 * counts. @returns the identity with which that entry is written @throws RangeError before the first run
 */
export function noteNextEpoch(orm: Orm, nextEpoch: string): DeviceIdentity {
  const row = rowOf(orm);
  const office = ownOfficeIn(orm);
  if (row === undefined || office === null) throw new RangeError('this device has no identity yet');
  orm
    .update(device)
    .set({ epoch: epochOf(orm, row), nextEpoch })
    .where(eq(device.id, 1))
    .run();
  return identityOf({ ...row, epoch: nextEpoch }, office);
}

/**
 * Ends what was noted: the epoch counts when its first entry is here, and otherwise was never opened. Where the disk refuses that, it
 * stays noted and is read as it stands.
 */
export function settleEpoch(orm: Orm): void {
  const row = rowOf(orm);
  if (row === undefined || row.nextEpoch === null) return;
  const settled = { epoch: epochOf(orm, row), nextEpoch: null };
  try {
    orm.update(device).set(settled).where(eq(device.id, 1)).run();
  } catch (error) {
    if (storeProblemOf(error) === null) throw error;
  }
}

type Row = typeof device.$inferSelect;

const rowOf = (orm: Orm): Row | undefined => orm.select().from(device).where(eq(device.id, 1)).get();

/**
 * The epoch that counts. It is never the newest one in the journal: of a PC and the copy of its disk each has the other's there, and
 * both would write into one epoch for ever (N33).
 */
function epochOf(orm: Orm, { deviceId, epoch, nextEpoch }: Row): string {
  const isOpened = nextEpoch !== null && isOpenedIn(orm, { device: deviceId, epoch: nextEpoch });
  return isOpened ? nextEpoch : epoch;
}

function identityOf(row: Row, office: OwnOffice): DeviceIdentity {
  return {
    deviceId: row.deviceId,
    epoch: row.epoch,
    officeCode: office.code,
    deskNumber: row.deskNumber,
    deviceName: row.deviceName,
    demo: office.demo,
    publicKey: row.publicKey,
    rootKey: office.rootKey,
    signingKey: createPrivateKey({ key: row.signingKey, format: 'der', type: 'pkcs8' }),
    identifierHmac: (kind, identifier) =>
      createHmac('sha256', office.identifierKey).update(`${kind}\0${identifier}`, 'utf8').digest('hex'),
  };
}

/** This PC's id as a store of whatever form has it, or null before the first run. */
export function deviceIdOf(sqlite: Sqlite): string | null {
  const isThere = sqlite.prepare("SELECT 1 FROM own.sqlite_schema WHERE name = 'device'").get() !== undefined;
  if (!isThere) return null;
  return sqlite.prepare<[], string>('SELECT device_id FROM device').pluck().get() ?? null;
}
