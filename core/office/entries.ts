// Journal entries of the office itself.
import { z } from 'zod';
import { definePublicEntry } from '#core/journal/define-entry.ts';
import { idSchema, officeCodeSchema } from '#core/leaves/wire/contract.ts';

export const officeSetUp = definePublicEntry({
  type: 'office.set_up',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    code: officeCodeSchema,
    name: z.string(),
    demo: z.boolean(),
    deskNumber: z.int().min(1),
    deviceName: z.string(),
    publicKey: z.string(),
  }),
  topics: ['office'],
});
