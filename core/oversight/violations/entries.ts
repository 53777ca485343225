// Journal entries of violation reports. Words stay in private parts or travel sealed. What only the province may read says
// nothing but its number, and is written by the device: who wrote it is within the seal.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { reportStateSchema } from '#core/foundation/wire/violation-report.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { brokenRuleSchema, namedEntrySchema } from './contract.ts';

const topics = ['violations'] as const;
const numbered = {
  reportId: idSchema,
  number: z.int().min(1),
  deskNumber: z.int().min(1),
  trackingCode: z.string(),
};

export const violationReported = defineEntry({
  type: 'violation.reported',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({
    ...numbered,
    rule: brokenRuleSchema,
    aboutId: idSchema.nullable(),
    evidence: z.array(namedEntrySchema),
    /** Compact JWEs that only the province opens, a space between (N51); null when the words stay in the office. */
    sealed: z.string().nullable(),
  }),
  private: z.strictObject({ text: z.string(), said: z.string() }),
  topics,
});

export const violationSealed = definePublicEntry({
  type: 'violation.sealed',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({ ...numbered, sealed: z.string() }),
  topics,
});

export const violationAnswered = definePublicEntry({
  type: 'violation.answered',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    reportId: idSchema,
    state: reportStateSchema.exclude(['received']),
    saidAt: instantSchema,
    /** The province's, over the statement. */
    signature: z.string(),
  }),
  topics,
});
