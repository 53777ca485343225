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

/** From here on no PC of the office speaks with it; what it had sent stays. What it brings that this did not know is named (N29). */
export const deviceRemoved = definePublicEntry({
  type: 'device.removed',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    deviceId: idSchema,
    reason: z.enum(removalReasons),
    /**
     * The epochs of its streams that were held here. An entry names a head by a hash of device and epoch: by these a PC that
     * holds nothing of them finds which heads are of the removed PC and hold nothing up any more (J39).
     */
    epochs: z.array(epochSchema).readonly(),
  }),
  topics: ['sync', 'office'],
});
