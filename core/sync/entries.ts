// Journal entries of the device itself: enrolment and new epochs.
import { z } from 'zod';
import { definePublicEntry } from '#core/journal/define-entry.ts';
import { epochSchema, hashSchema, idSchema } from '#core/leaves/wire/contract.ts';

export const deviceEnrolled = definePublicEntry({
  type: 'device.enrolled',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    provinceUrl: z.string(),
    serverEpoch: z.string(),
    signingKey: z.string(),
  }),
  topics: ['sync'],
});

/** First entry of a new epoch: where the device's history goes on (design.md §6). */
export const epochOpened = definePublicEntry({
  type: 'device.epoch_opened',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    parentEpoch: epochSchema,
    parentSeq: z.int().min(0),
    parentHash: hashSchema,
    reason: z.enum(['restored', 'forked']),
  }),
  topics: ['sync', 'office'],
});
