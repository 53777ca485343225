// Journal entries of the premises and of the opening of the day. What was seen and what is to be done stay in private parts.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import {
  checkItemSchema,
  checkResultSchema,
  proofKindSchema,
  rhythmSchema,
  verdictSchema,
} from './contract.ts';

export const premisesChecked = defineEntry({
  type: 'premises.checked',
  group: 'premises',
  tv: 1,
  body: z.strictObject({
    checkId: idSchema,
    item: checkItemSchema,
    result: checkResultSchema,
    /** Business day on which it was due, as the PC knew it; absent when it was not due yet. */
    dueDay: daySchema.optional(),
  }),
  private: z.strictObject({ note: z.string().nullable() }),
  topics: ['premises'],
});

export const actionPlanned = defineEntry({
  type: 'premises.action_planned',
  group: 'premises',
  tv: 1,
  body: z.strictObject({
    actionId: idSchema,
    checkId: idSchema,
    ownerId: idSchema,
    dueDay: daySchema,
    /** The earlier action for the item that was said to be done. */
    reopens: idSchema.optional(),
  }),
  private: z.strictObject({ description: z.string() }),
  topics: ['premises'],
});

export const actionCompleted = defineEntry({
  type: 'premises.action_completed',
  group: 'premises',
  tv: 1,
  body: z.strictObject({ id: idSchema, actionId: idSchema, proofKind: proofKindSchema.optional() }),
  private: z.strictObject({ note: z.string().nullable() }),
  topics: ['premises'],
});

/** What another person found of a completion; `completionId` is the one they looked at. */
export const actionJudged = defineEntry({
  type: 'premises.action_judged',
  group: 'premises',
  tv: 1,
  body: z.strictObject({ id: idSchema, actionId: idSchema, completionId: idSchema, verdict: verdictSchema }),
  private: z.strictObject({ note: z.string().nullable() }),
  topics: ['premises'],
});

/** How often the office looks at something from the next business day on; `title` names what it added itself. */
export const rhythmSet = defineEntry({
  type: 'premises.rhythm_set',
  group: 'premises',
  tv: 1,
  body: z.strictObject({ id: idSchema, item: checkItemSchema, every: rhythmSchema }),
  private: z.strictObject({ title: z.string().nullable() }),
  topics: ['premises', 'settings'],
});

/** `signCheckId` is the check of the 127 sign on which the day was opened (D6). */
export const dayOpened = definePublicEntry({
  type: 'day.opened',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, signCheckId: idSchema }),
  topics: ['premises', 'dayClose'],
});
