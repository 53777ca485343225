// This device's identity: id, epoch, Ed25519 key and the office's identifier key. Made once at first run (design.md §6).
import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { device } from '#db/schema/journal/journal.ts';
import type { Machine } from './machine.ts';

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
  readonly officeCode: string;
  readonly deskNumber: number;
  readonly deviceName: string;
  readonly demo: boolean;
  /** Public key, base64url, under which the office's first account is opened. */
  readonly rootKey: string;
  /** The office's key when this PC joins an office that has one. */
  readonly identifierKey?: Uint8Array;
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

/** The office's key of the HMAC over identifiers, for a PC that joins it. @throws RangeError before the first run */
export function identifierKeyOf(orm: Orm): Buffer {
  const row = orm.select({ key: device.identifierKey }).from(device).where(eq(device.id, 1)).get();
  if (row === undefined) throw new RangeError('this device has no identity yet');
  return row.key;
}

/** Writes this device's one row. */
export function createDeviceIdentity(orm: Orm, machine: Machine, facts: NewDevice): DeviceIdentity {
  const { deviceId, signingKey, publicKey } = facts.keys ?? newDeviceKeys(machine);
  const row = {
    id: 1,
    deviceId,
    epoch: Buffer.from(machine.randomBytes(16)).toString('hex'),
    signingKey,
    publicKey,
    identifierKey: Buffer.from(facts.identifierKey ?? machine.randomBytes(32)),
    officeCode: facts.officeCode,
    deskNumber: facts.deskNumber,
    deviceName: facts.deviceName,
    demo: facts.demo,
    rootKey: facts.rootKey,
  };
  orm.insert(device).values(row).run();
  return identityOf(row);
}

/** This device's identity, or null before the first run. */
export function readDeviceIdentity(orm: Orm): DeviceIdentity | null {
  const row = orm.select().from(device).where(eq(device.id, 1)).get();
  return row === undefined ? null : identityOf(row);
}

/** Gives this device a new epoch. @throws RangeError before the first run */
export function renewDeviceIdentity(orm: Orm, epoch: string): DeviceIdentity {
  orm.update(device).set({ epoch }).where(eq(device.id, 1)).run();
  const renewed = readDeviceIdentity(orm);
  if (renewed === null) throw new RangeError('this device has no identity yet');
  return renewed;
}

function identityOf(row: typeof device.$inferSelect): DeviceIdentity {
  return {
    deviceId: row.deviceId,
    epoch: row.epoch,
    officeCode: row.officeCode,
    deskNumber: row.deskNumber,
    deviceName: row.deviceName,
    demo: row.demo,
    publicKey: row.publicKey,
    rootKey: row.rootKey,
    signingKey: createPrivateKey({ key: row.signingKey, format: 'der', type: 'pkcs8' }),
    identifierHmac: (kind, identifier) =>
      createHmac('sha256', row.identifierKey).update(`${kind}\0${identifier}`, 'utf8').digest('hex'),
  };
}
