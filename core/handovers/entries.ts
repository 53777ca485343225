// Journal entries of handing a desk over. Nothing of a client: visits by their ids, terminals by their sums in rials.
import { z } from 'zod';
import { definePublicEntry } from '#core/journal/define-entry.ts';
import { idSchema } from '#core/leaves/wire/contract.ts';
import { handoverAnswerSchema, subtotalSchema } from './contract.ts';

export const deskHandedOver = definePublicEntry({
  type: 'handover.offered',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    toId: idSchema,
    visitIds: z.array(idSchema).readonly(),
    terminals: z.array(subtotalSchema).readonly(),
  }),
  topics: ['handovers'],
});

export const deskAnswered = definePublicEntry({
  type: 'handover.answered',
  tv: 1,
  body: z.strictObject({ id: idSchema, handoverId: idSchema, answer: handoverAnswerSchema }),
  topics: ['handovers', 'visits'],
});
