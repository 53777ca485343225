// Journal entries of what an inspector found. The province reads the verdicts with the figures that they rest on; words stay here.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { inspectionLineSchema, verdictSchema } from './contract.ts';

const topics = ['inspectionLines'] as const;
const count = z.int().min(0);

export const verdictGiven = defineEntry({
  type: 'inspection.verdict_given',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    inspectionId: idSchema,
    line: inspectionLineSchema,
    verdict: verdictSchema,
    fromDay: daySchema,
    toDay: daySchema,
    good: count,
    late: count,
    missing: count,
  }),
  private: z.strictObject({ words: z.string() }),
  topics,
});

/** One verdict a line, in the order of the lines. */
export const protocolMade = definePublicEntry({
  type: 'inspection.protocol_made',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, inspectionId: idSchema, verdicts: z.array(idSchema).length(15) }),
  topics,
});
