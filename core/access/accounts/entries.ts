// Journal entries about proofs of accounts.
import { z } from 'zod';
import { epochSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';

/** A PC of the office saw a fact about an account that counts nowhere (D11.54): the managers and the province hear of it. */
export const factSetApart = definePublicEntry({
  type: 'account.fact_set_apart',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** Where the fact lies, and its type. */
    device: idSchema,
    epoch: epochSchema,
    seq: z.int().min(1),
    type: z.string().max(64),
    /** Whose account it is about, or whom it names as its author; left out where it names nobody. */
    personId: idSchema.optional(),
  }),
  topics: ['accounts'],
});
