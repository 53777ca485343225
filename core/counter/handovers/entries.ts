// Journal entries of handing a desk over. Nothing of a client: visits by their ids, terminals by their sums in rials.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { handoverAnswerSchema, subtotalSchema } from './contract.ts';

export const deskHandedOver = definePublicEntry({
  type: 'handover.offered',
  group: 'day',
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
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, handoverId: idSchema, answer: handoverAnswerSchema }),
  topics: ['handovers', 'visits'],
});
