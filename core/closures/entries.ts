// Journal entries of the table of closures: days and their sources, all of it the province's to see.
import { z } from 'zod';
import { definePublicEntry } from '#core/journal/define-entry.ts';
import { idSchema } from '#core/leaves/wire/contract.ts';
import { declareClosureInput } from './contract.ts';

const topics = ['closures', 'complaints'] as const;

export const closureDeclared = definePublicEntry({
  type: 'closure.declared',
  tv: 1,
  body: z.strictObject({ closureId: idSchema, ...declareClosureInput.shape }),
  topics,
});

export const closureWithdrawn = definePublicEntry({
  type: 'closure.withdrawn',
  tv: 1,
  body: z.strictObject({ id: idSchema, closureId: idSchema }),
  topics,
});
