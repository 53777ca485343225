// Who belongs to the office's PCs is in the journal, so that every PC knows it and nobody can say otherwise.
import { z } from 'zod';
import { epochSchema, idSchema, rawKeySchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { removalReasons } from './contract.ts';

/** The highest number that a desk can have. */
export const lastDeskNumber = 99;

export const deviceAdmitted = definePublicEntry({
  type: 'device.admitted',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    deviceId: idSchema,
    deskNumber: z.int().min(1).max(lastDeskNumber),
    publicKey: rawKeySchema,
    name: z.string().min(1).max(80),
  }),
  topics: ['sync', 'office'],
});

/** From here on no PC of the office speaks with it; what it had sent stays. */
export const deviceRemoved = definePublicEntry({
  type: 'device.removed',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    deviceId: idSchema,
    reason: z.enum(removalReasons),
    /**
     * How far its streams were held here: what it brings beyond that came later and is shown to the manager. By the epochs
     * everybody finds which heads are of it and hold nothing up any more (J39).
     */
    held: z.array(z.strictObject({ epoch: epochSchema, seq: z.int().min(0) })),
  }),
  topics: ['sync', 'office'],
});
