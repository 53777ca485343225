// Journal entries of the office itself.
import { z } from 'zod';
import { idSchema, officeCodeSchema, rawKeySchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';

export const officeSetUp = definePublicEntry({
  type: 'office.set_up',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    code: officeCodeSchema,
    name: z.string(),
    demo: z.boolean(),
    deskNumber: z.int().min(1),
    deviceName: z.string(),
    publicKey: z.string(),
    /** The public key that signs the activation of who founds the office, and nothing after it (D11.52). */
    rootKey: rawKeySchema,
  }),
  topics: ['office'],
});

/** The right name of the office, beside the one that it replaces: its papers carry it from now on. The reason stays in the office. */
export const officeNameCorrected = defineEntry({
  type: 'office.name_corrected',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, formerName: z.string(), name: z.string() }),
  private: z.strictObject({ reason: z.string() }),
  topics: ['office', 'settings', 'complaints', 'equipment'],
});
