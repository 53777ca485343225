// Enrolled devices by id.
import { and, eq, lt } from 'drizzle-orm';
import { SyncProblemError } from '../http/problems.ts';
import { devices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

export type Device = typeof devices.$inferSelect;

/** @throws SyncProblemError UNKNOWN_DEVICE when it was never enrolled. */
export async function enrolledDevice(store: Store, deviceId: string): Promise<Device> {
  const [device] = await store.select().from(devices).where(eq(devices.id, deviceId));
  if (device === undefined) throw new SyncProblemError('UNKNOWN_DEVICE', 'This device is not enrolled here.');
  return device;
}

/** Notes that a device was heard from, at most every half minute. */
export async function noteContact(store: Store, device: Device, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - 30_000);
  if (device.lastContactAt >= stale) return;
  await store
    .update(devices)
    .set({ lastContactAt: now })
    .where(and(eq(devices.id, device.id), lt(devices.lastContactAt, stale)));
}
