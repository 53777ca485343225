// Journal entries of supervision. The words of an answer stay in the office; which acts it answers for is named, so that
// what comes later is shown again.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { comparedWithSchema, officeHoursSchema, watchedMetricSchema } from './contract.ts';

const topics = ['supervision'] as const;
/** Acts that one answer can name. */
export const mostActs = 1000;

export const anomalyExplained = defineEntry({
  type: 'supervision.explained',
  group: 'people',
  tv: 1,
  size: 'document',
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    metric: watchedMetricSchema,
    /** Ids of acts; for hours a business day and how many records there were on it then. */
    acts: z.array(z.string().max(60)).min(1).max(mostActs),
    threshold: z.int().min(1),
    comparedWith: comparedWithSchema,
  }),
  private: z.strictObject({ note: z.string() }),
  topics,
});

export const officeHoursSet = definePublicEntry({
  type: 'office.hours_set',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, ...officeHoursSchema.shape }),
  topics,
});
