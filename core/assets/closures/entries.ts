// Journal entries of the table of closures: days and their sources, all of it the province's to see.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { declareClosureInput } from './contract.ts';

const topics = ['closures', 'complaints'] as const;

export const closureDeclared = definePublicEntry({
  type: 'closure.declared',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ closureId: idSchema, ...declareClosureInput.shape }),
  topics,
});

export const closureWithdrawn = definePublicEntry({
  type: 'closure.withdrawn',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, closureId: idSchema }),
  topics,
});
