// Journal entries of shifts. Why somebody is on leave stays in the office, and so do the words of an answer.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { alertKindSchema, weekSchema } from './contract.ts';

const topics = ['shifts'] as const;
/** Facts that one answer can name. */
export const mostFacts = 1000;

export const weekSet = definePublicEntry({
  type: 'shift.week_set',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    fromDay: daySchema,
    days: weekSchema,
  }),
  topics,
});

export const leaveRecorded = defineEntry({
  type: 'shift.leave_recorded',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, fromDay: daySchema, toDay: daySchema }),
  private: z.strictObject({ note: z.string() }),
  topics,
});

export const leaveWithdrawn = defineEntry({
  type: 'shift.leave_withdrawn',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, leaveId: idSchema }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

export const alertExplained = defineEntry({
  type: 'shift.alert_explained',
  group: 'access',
  tv: 1,
  size: 'document',
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: alertKindSchema,
    forDay: daySchema,
    /** The facts that it answers for: later ones are shown again. */
    facts: z.array(z.string().max(120)).min(1).max(mostFacts),
  }),
  private: z.strictObject({ note: z.string() }),
  topics,
});
