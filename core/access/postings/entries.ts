// Journal entries of postings. Letters and days travel; reasons, names of sections and of the other office stay.
import { z } from 'zod';
import { supervisoryBodySchema } from '#core/access/staff/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { sectionIdSchema, transferKindSchema } from './contract.ts';

const topics = ['postings'] as const;

export const sectionListed = defineEntry({
  type: 'posting.section_listed',
  group: 'people',
  tv: 1,
  body: z.strictObject({ sectionId: idSchema }),
  private: z.strictObject({ name: z.string() }),
  topics,
});

export const sectionEnded = definePublicEntry({
  type: 'posting.section_ended',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, sectionId: idSchema }),
  topics,
});

/** Takes a planned transfer back: counts only from before the business day on which that takes effect. */
export const transferWithdrawn = defineEntry({
  type: 'posting.transfer_withdrawn',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, transferId: idSchema }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

export const servicePlaced = definePublicEntry({
  type: 'posting.service_placed',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, itemCode: z.string(), sectionId: sectionIdSchema }),
  topics,
});

export const personIntroduced = definePublicEntry({
  type: 'posting.introduced',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    sections: z.array(sectionIdSchema),
    letterNumber: z.string(),
    letterDay: daySchema,
    effectiveOn: daySchema,
  }),
  topics,
});

export const personTransferred = defineEntry({
  type: 'posting.transferred',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: transferKindSchema,
    sections: z.array(sectionIdSchema),
    body: supervisoryBodySchema,
    letterNumber: z.string(),
    letterDay: daySchema,
    effectiveOn: daySchema,
  }),
  private: z.strictObject({ reason: z.string(), toOffice: z.string().nullable() }),
  topics,
});
