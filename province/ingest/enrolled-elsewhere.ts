// Hears in an office's own entries that one of its PCs was enrolled with another province, or that two people agreed on it.
import { z } from 'zod';
import { ownSigningKeys } from '../server-keys/succession.ts';
import type { Alarm } from '../store/alarms.ts';
import type { Store } from '../store/store.ts';
import type { ReadEntry } from './read-batch.ts';

const bodySchema = z.object({ signingKey: z.string() });
const types: ReadonlySet<string> = new Set(['device.enrolled', 'province.change_confirmed']);

/** An alarm for each enrolment with other keys than this province's, and for each agreement to go over to another one (N50). */
export async function enrolledElsewhere(
  tx: Store,
  { office, deviceId, epoch }: { readonly office: string; readonly deviceId: string; readonly epoch: string },
  entries: readonly ReadEntry[],
): Promise<Alarm[]> {
  const changes = entries.filter(({ envelope }) => types.has(envelope.type));
  if (changes.length === 0) return [];
  const own = await ownSigningKeys(tx);
  return changes
    .filter(({ envelope }) => {
      if (envelope.type !== 'device.enrolled') return true;
      const read = bodySchema.safeParse(envelope.body);
      return read.success && !own.has(read.data.signingKey);
    })
    .map(({ seq }) => ({
      ...{ office, device: deviceId, kind: 'enrolled_elsewhere' as const, key: `${epoch}:${seq}`, seq },
    }));
}
