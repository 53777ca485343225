// Journal entries of the premises and of the opening of the day. What was seen and what is to be done stay in private parts.
import { z } from 'zod';
import { defineEntry, definePublicEntry } from '#core/journal/define-entry.ts';
import { daySchema, idSchema } from '#core/leaves/wire/contract.ts';
import { checkItemSchema, checkResultSchema } from './contract.ts';

export const premisesChecked = defineEntry({
  type: 'premises.checked',
  tv: 1,
  body: z.strictObject({ checkId: idSchema, item: checkItemSchema, result: checkResultSchema }),
  private: z.strictObject({ note: z.string().nullable() }),
  topics: ['premises'],
});

export const actionPlanned = defineEntry({
  type: 'premises.action_planned',
  tv: 1,
  body: z.strictObject({ actionId: idSchema, checkId: idSchema, ownerId: idSchema, dueDay: daySchema }),
  private: z.strictObject({ description: z.string() }),
  topics: ['premises'],
});

export const actionCompleted = defineEntry({
  type: 'premises.action_completed',
  tv: 1,
  body: z.strictObject({ id: idSchema, actionId: idSchema }),
  private: z.strictObject({ note: z.string().nullable() }),
  topics: ['premises'],
});

/** `signCheckId` is the check of the 127 sign on which the day was opened (D6). */
export const dayOpened = definePublicEntry({
  type: 'day.opened',
  tv: 1,
  body: z.strictObject({ id: idSchema, signCheckId: idSchema }),
  topics: ['premises', 'dayClose'],
});
