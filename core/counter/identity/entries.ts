// Journal entries of identity checks. The note may say something of the client: it stays in the office.
import { z } from 'zod';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { checklistAnswerSchema, escalationReasonSchema, refusalReasonSchema } from './contract.ts';
import { pointSchema } from './points/contract.ts';

/** A decision on those who came by one form, with the hashes of them and of the paper by which one acts for another. */
const decision = {
  checkId: idSchema,
  visitId: idSchema,
  formId: idSchema,
  subjects: z.array(hashSchema).readonly(),
};
const check = {
  ...decision,
  items: z.array(checklistAnswerSchema).readonly(),
};
const kept = z.strictObject({ note: z.string() });

export const identityVerified = defineEntry({
  type: 'identity.verified',
  group: 'identity',
  tv: 1,
  body: z.strictObject({
    ...check,
    /** The whole check of the same day on which the items that are held rest. */
    restsOn: idSchema.optional(),
  }),
  private: kept,
  topics: ['identity', 'visits'],
});

export const identityRefused = defineEntry({
  type: 'identity.refused',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ ...check, reasonCode: refusalReasonSchema }),
  private: kept,
  topics: ['identity', 'visits'],
});

/** What was missing has arrived on the same day: the refused visit goes on, and its identity is undecided again. */
export const identityResumed = defineEntry({
  type: 'identity.resumed',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ ...decision, refusedId: idSchema }),
  private: kept,
  topics: ['identity', 'visits', 'dayClose'],
});

/** The client was registered in Sana after the check, seen by whoever records it. */
export const sanaRegistered = definePublicEntry({
  type: 'identity.sana_registered',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema, formId: idSchema }),
  topics: ['identity', 'visits'],
});

export const identityEscalated = defineEntry({
  type: 'identity.escalated',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ ...check, reasonCode: escalationReasonSchema }),
  private: kept,
  topics: ['identity', 'visits'],
});

/** A point that the judiciary has not confirmed was set; a loosening stands beside it (D1.222). */
export const identityPointSet = definePublicEntry({
  type: 'identity.point_set',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, point: pointSchema, isLoose: z.boolean() }),
  topics: ['identity', 'visits', 'settings'],
});
