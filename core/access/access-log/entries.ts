// Journal entries of looks. What was looked at is named by its own id; nothing of a client is in them (D16).
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { clientLookPurposeSchema, recordKindSchema } from './contract.ts';

const topics = ['looks'] as const;
/** Real time since the machine started, ms: between two looks of one start of the application no clock has a say. */
const elapsedMs = z.int().min(0);

export const clientViewed = definePublicEntry({
  type: 'client.viewed',
  group: 'looks',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    purpose: clientLookPurposeSchema,
    elapsedMs,
  }),
  topics,
});

export const recordViewed = definePublicEntry({
  type: 'record.viewed',
  group: 'looks',
  tv: 1,
  body: z.strictObject({ id: idSchema, kind: recordKindSchema, recordId: idSchema, elapsedMs }),
  topics,
});

/**
 * Somebody looked at very many within minutes, or for very many in vain; the looks are named, so that none is counted twice.
 * A search that found nobody is in no table.
 */
export const manyViewed = definePublicEntry({
  type: 'client.many_viewed',
  group: 'looks',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    firstAt: instantSchema,
    lastAt: instantSchema,
    lookIds: z.array(idSchema).min(2).max(100),
  }),
  topics,
});

export const manyViewedAnswered = defineEntry({
  type: 'client.many_viewed_answered',
  group: 'looks',
  tv: 1,
  body: z.strictObject({ id: idSchema, signId: idSchema }),
  private: z.strictObject({ note: z.string() }),
  topics,
});
