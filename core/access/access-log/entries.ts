// Journal entries of the access log. What was shown is named by its own id; nothing of a client is in them (D16).
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { accessPurposeSchema, recordKindSchema } from './contract.ts';

const topics = ['accessLog'] as const;
/** Real time since the machine started, ms: it tells the time between two accesses of one run, whatever the clock says. */
const elapsedMs = z.int().min(0);

export const clientViewed = definePublicEntry({
  type: 'client.viewed',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    purpose: accessPurposeSchema,
    elapsedMs,
  }),
  topics,
});

export const recordViewed = definePublicEntry({
  type: 'record.viewed',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, kind: recordKindSchema, recordId: idSchema, elapsedMs }),
  topics,
});

/**
 * Somebody saw very many within minutes, or searched for very many in vain. The accesses are named, so that none is counted
 * twice; a search that found nobody is in no table.
 */
export const manyViewed = definePublicEntry({
  type: 'client.many_viewed',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    firstAt: instantSchema,
    lastAt: instantSchema,
    accessIds: z.array(idSchema).min(2).max(100),
  }),
  topics,
});

export const manyViewedAnswered = defineEntry({
  type: 'client.many_viewed_answered',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, alertId: idSchema }),
  private: z.strictObject({ note: z.string() }),
  topics,
});
