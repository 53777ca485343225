// Journal entries of inspectors' visits. Who comes is named by the province, as staff are; nothing of a client is in them.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { inspectionRefusalSchema, inspectionSectionSchema } from './contract.ts';

const topics = ['inspections'] as const;

/** `id` stands for the inspector in everything that is written of the visit. */
export const inspectionBegun = definePublicEntry({
  type: 'inspection.begun',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    codeId: idSchema,
    name: z.string(),
    purpose: z.string(),
    sections: z.array(inspectionSectionSchema),
    expiresAt: instantSchema,
  }),
  topics,
});

/** The same visit goes on after the application was shut. */
export const inspectionResumed = definePublicEntry({
  type: 'inspection.resumed',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, inspectionId: idSchema }),
  topics,
});

export const inspectionEnded = definePublicEntry({
  type: 'inspection.ended',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, inspectionId: idSchema }),
  topics,
});

/** A sound code that opened nothing here: the province sees it, so that nobody refuses a visit unseen. */
export const inspectionRefused = definePublicEntry({
  type: 'inspection.refused',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, codeId: idSchema, reason: inspectionRefusalSchema }),
  topics,
});
