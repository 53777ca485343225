// Journal entries of leaving. Which systems were cut and when travels; names of systems, who cut them and the proof stay.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { accessOutcomeSchema, systemIdSchema } from './contract.ts';

const topics = ['departures'] as const;

export const systemListed = defineEntry({
  type: 'departure.system_listed',
  group: 'people',
  tv: 1,
  body: z.strictObject({ systemId: idSchema }),
  private: z.strictObject({ name: z.string() }),
  topics,
});

/** Why and by which two people: in `control.loosened` beside it. */
export const systemEnded = definePublicEntry({
  type: 'departure.system_ended',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, systemId: systemIdSchema }),
  topics,
});

/** Written with the cut-off itself: the systems of that moment, so that nothing leaves the list afterwards. */
export const checklistBegun = definePublicEntry({
  type: 'departure.checklist_begun',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    cutOffId: idSchema,
    personId: idSchema,
    systems: z.array(systemIdSchema),
  }),
  topics,
});

export const accessCut = defineEntry({
  type: 'departure.access_cut',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    cutOffId: idSchema,
    systemId: systemIdSchema,
    outcome: accessOutcomeSchema,
    cutAt: instantSchema,
  }),
  private: z.strictObject({ by: z.string(), proof: z.string() }),
  topics,
});

export const departureClosed = defineEntry({
  type: 'departure.closed',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    cutOffId: idSchema,
    letterNumber: z.string(),
    letterDay: daySchema,
    /** It took longer than fifteen minutes from leaving to the last cut. */
    late: z.boolean(),
  }),
  private: z.strictObject({ reason: z.string().nullable() }),
  topics,
});

/** What the page of somebody who was cut off still held: it stays in the office and reaches each of its PCs. */
export const draftsLeft = defineEntry({
  type: 'departure.drafts_left',
  group: 'people',
  tv: 1,
  size: 'drafts',
  body: z.strictObject({ id: idSchema, personId: idSchema }),
  private: z.strictObject({ drafts: z.string() }),
  topics,
});

export const draftsTaken = definePublicEntry({
  type: 'departure.drafts_taken',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, leftId: idSchema }),
  topics,
});
