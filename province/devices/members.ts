// What the journals of an office say about its PCs: one that was admitted becomes known here, one that was removed is
// revoked, in whichever order the two arrive. The entry is signed by a device that is known already; that is what vouches.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Envelope, idSchema, instantSchema, rawKeySchema } from '#core/foundation/wire/contract.ts';
import { raiseAlarms } from '../store/alarms.ts';
import { devices, removedDevices } from '../store/schema.ts';
import type { Store } from '../store/store.ts';

const admittedSchema = z.object({
  deviceId: idSchema,
  publicKey: rawKeySchema,
  name: z
    .string()
    .min(1)
    .max(80)
    .regex(/^\P{Cc}*$/u),
});
const removedSchema = z.object({ deviceId: idSchema, reason: z.string().optional() });
/** Whoever has such a PC may be anybody. */
const isGone = new Set(['lost', 'stolen']);

/** PCs of one office that are known here by another one's word alone; the office's own PCs take no more either. */
const vouchedAtMost = 1000;

/**
 * Notes admissions and removals among entries of a device that were understood. A known device keeps its key; one that was
 * removed stays so, also when it is admitted only later: ids are never used again (N9).
 */
export async function saveMembers(
  tx: Store,
  { office, deviceId: vouchedBy }: { office: string; deviceId: string },
  entries: readonly { readonly envelope: Envelope }[],
  now: Date,
): Promise<void> {
  for (const { type, at, epoch, body } of entries.map(({ envelope }) => envelope)) {
    if (type === 'device.admitted') {
      const admitted = admittedSchema.safeParse(body);
      if (!admitted.success || admitted.data.deviceId === vouchedBy) continue;
      const { deviceId: id, publicKey, name } = admitted.data;
      const vouched = await tx.$count(devices, and(eq(devices.office, office), isNotNull(devices.vouchedBy)));
      if (vouched >= vouchedAtMost) continue;
      const contact = { enrolledAt: admittedAt(at, now), lastContactAt: now };
      const revokedAt = (await wasRemoved(tx, office, id)) ? now : null;
      const row = { id, office, publicKey, name, appVersion: '', epoch, vouchedBy, revokedAt, ...contact };
      await tx.insert(devices).values(row).onConflictDoNothing();
    } else if (type === 'device.removed') {
      const removed = removedSchema.safeParse(body);
      if (!removed.success || removed.data.deviceId === vouchedBy) continue;
      const { deviceId: id } = removed.data;
      // Unbounded on purpose: a row is smaller than the entry that it is from, and behind a bound one could be lost.
      await tx.insert(removedDevices).values({ office, device: id, at: now }).onConflictDoNothing();
      if (isGone.has(removed.data.reason ?? ''))
        await raiseAlarms(tx, [{ office, device: id, kind: 'pc_lost', key: id, seq: null }], now);
      await tx
        .update(devices)
        .set({ revokedAt: now })
        .where(and(eq(devices.id, id), eq(devices.office, office), isNull(devices.revokedAt)));
    }
  }
}

/** When a PC was admitted, by the entry that came perhaps days later; as it came where its clock has no such time, or has one to come. */
function admittedAt(at: string, now: Date): Date {
  const read = instantSchema.safeParse(at);
  const admitted = read.success ? new Date(read.data) : now;
  return admitted < now ? admitted : now;
}

/** Whether a journal of the office that arrived says that the PC was removed. */
export async function wasRemoved(store: Store, office: string, deviceId: string): Promise<boolean> {
  const isIt = and(eq(removedDevices.office, office), eq(removedDevices.device, deviceId));
  return (await store.$count(removedDevices, isIt)) > 0;
}
