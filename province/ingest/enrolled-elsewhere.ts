// Hears in an office's own entries that one of its PCs was enrolled with another province.
import { z } from 'zod';
import { serverIdentity } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Alarm } from './alarms.ts';
import type { ReadEntry } from './read-batch.ts';

const bodySchema = z.object({ signingKey: z.string() });

/** An alarm for each enrolment with other keys than this province's (N50). */
export async function enrolledElsewhere(
  tx: Store,
  { office, deviceId, epoch }: { readonly office: string; readonly deviceId: string; readonly epoch: string },
  entries: readonly ReadEntry[],
): Promise<Alarm[]> {
  const enrolments = entries.filter(({ envelope }) => envelope.type === 'device.enrolled');
  if (enrolments.length === 0) return [];
  const own = await tx.select({ signingKey: serverIdentity.signingPublic }).from(serverIdentity);
  return enrolments
    .filter(({ envelope }) => {
      const read = bodySchema.safeParse(envelope.body);
      return read.success && !own.some(({ signingKey }) => signingKey === read.data.signingKey);
    })
    .map(({ seq }) => ({
      ...{ office, device: deviceId, kind: 'enrolled_elsewhere' as const, key: `${epoch}:${seq}`, seq },
    }));
}
