// Journal entries of identity checks. The note may say something of the client: it stays in the office.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { checklistAnswerSchema, refusalReasonSchema } from './contract.ts';

const check = {
  checkId: idSchema,
  visitId: idSchema,
  items: z.array(checklistAnswerSchema).readonly(),
};
const kept = z.strictObject({ note: z.string() });

export const identityVerified = defineEntry({
  type: 'identity.verified',
  group: 'identity',
  tv: 1,
  body: z.strictObject(check),
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
  body: z.strictObject({ checkId: idSchema, visitId: idSchema, refusedId: idSchema }),
  private: kept,
  topics: ['identity', 'visits', 'dayClose'],
});

/** The client was registered in Sana after the check, seen by whoever records it. */
export const sanaRegistered = definePublicEntry({
  type: 'identity.sana_registered',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema }),
  topics: ['identity', 'visits'],
});

export const identityEscalated = defineEntry({
  type: 'identity.escalated',
  group: 'identity',
  tv: 1,
  body: z.strictObject({ ...check, reasonCode: refusalReasonSchema }),
  private: kept,
  topics: ['identity', 'visits'],
});
