// Enrolled devices by id.
import { and, eq, lt, sql } from 'drizzle-orm';
import { SyncProblemError } from '../http/problems.ts';
import { devices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export type Device = typeof devices.$inferSelect;

/** @throws SyncProblemError UNKNOWN_DEVICE when it was never enrolled, REVOKED when nothing is taken from it any more. */
export async function enrolledDevice(store: Store, deviceId: string): Promise<Device> {
  const device = await knownDevice(store, deviceId);
  if (device.revokedAt !== null) throw new SyncProblemError('REVOKED', 'This device was revoked.');
  return device;
}

/** The device whose entries a stream holds, revoked or not. @throws SyncProblemError UNKNOWN_DEVICE */
export async function knownDevice(store: Store, deviceId: string): Promise<Device> {
  const asked = store.select().from(devices).where(eq(devices.id, deviceId)).prepare('known_device');
  const [device] = await asked.execute();
  if (device === undefined)
    throw new SyncProblemError('UNKNOWN_DEVICE', 'This device is not enrolled here.', { device: deviceId });
  return device;
}

/** Revokes a device. @returns its office, or null when there is no such device. */
export async function revokeDevice(store: Store, deviceId: string, now: Date): Promise<string | null> {
  const [revoked] = await store
    .update(devices)
    .set({ revokedAt: sql`coalesce(${devices.revokedAt}, ${now.toISOString()}::timestamptz)` })
    .where(eq(devices.id, deviceId))
    .returning({ office: devices.office });
  return revoked?.office ?? null;
}

/** Notes that a device was heard from, at most every half minute. */
export async function saveContact(store: Store, device: Device, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - 30_000);
  if (device.lastContactAt >= stale) return;
  await store
    .update(devices)
    .set({ lastContactAt: now })
    .where(and(eq(devices.id, device.id), lt(devices.lastContactAt, stale)));
}
