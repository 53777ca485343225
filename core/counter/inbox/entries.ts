// Journal entries of the in-box. Who sent what, and what was done with it in words, stays in private parts.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry } from '#core/journal/log/define-entry.ts';
import { inboxKindSchema, inboxOutcomeSchema } from './contract.ts';

export const inboxReceived = defineEntry({
  type: 'inbox.received',
  group: 'premises',
  tv: 1,
  body: z.strictObject({
    itemId: idSchema,
    number: z.int().min(1),
    deskNumber: z.int(),
    kind: inboxKindSchema,
    dueDay: daySchema,
  }),
  private: z.strictObject({ subject: z.string(), fromWhom: z.string() }),
  topics: ['inbox'],
});

const handled = z.strictObject({ id: idSchema, itemId: idSchema, outcome: inboxOutcomeSchema });

export const inboxHandled = defineEntry({
  type: 'inbox.handled',
  group: 'premises',
  tv: 1,
  body: handled,
  private: z.strictObject({ note: z.string() }),
  topics: ['inbox'],
});

/** Corrects the record of a handled item; it links to the item, and the earlier record stays. */
export const inboxCorrected = defineEntry({
  type: 'inbox.corrected',
  group: 'premises',
  tv: 1,
  body: handled,
  private: z.strictObject({ note: z.string() }),
  topics: ['inbox'],
});
