// What the journals of an office say about its PCs: one that was admitted becomes known here, one that was removed is
// revoked. The entry is signed by a device that is known already; that is what vouches.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type Envelope, idSchema, rawKeySchema } from '#core/leaves/wire/contract.ts';
import { devices } from '../store/schema.ts';
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
const removedSchema = z.object({ deviceId: idSchema });

/** PCs of one office that are known here by another one's word alone; the office's own PCs take no more either. */
const vouchedAtMost = 1000;

/** Notes admissions and removals among entries of a device that were understood. A known device keeps its key. */
export async function noteMembers(
  tx: Store,
  office: string,
  vouchedBy: string,
  envelopes: readonly Envelope[],
  now: Date,
): Promise<void> {
  for (const { type, epoch, body } of envelopes) {
    if (type === 'device.admitted') {
      const admitted = admittedSchema.safeParse(body);
      if (!admitted.success || admitted.data.deviceId === vouchedBy) continue;
      const { deviceId: id, publicKey, name } = admitted.data;
      const vouched = await tx.$count(devices, and(eq(devices.office, office), isNotNull(devices.vouchedBy)));
      if (vouched >= vouchedAtMost) continue;
      const contact = { enrolledAt: now, lastContactAt: now };
      const row = { id, office, publicKey, name, appVersion: '', epoch, vouchedBy, ...contact };
      await tx.insert(devices).values(row).onConflictDoNothing();
    } else if (type === 'device.removed') {
      const removed = removedSchema.safeParse(body);
      if (!removed.success || removed.data.deviceId === vouchedBy) continue;
      await tx
        .update(devices)
        .set({ revokedAt: now })
        .where(
          and(eq(devices.id, removed.data.deviceId), eq(devices.office, office), isNull(devices.revokedAt)),
        );
    }
  }
}
