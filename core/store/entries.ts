// Journal entries of the store itself.
import { z } from 'zod';
import { definePublicEntry } from '#core/journal/define-entry.ts';
import { epochSchema, hashSchema, idSchema } from '#core/leaves/wire/contract.ts';
import { rewoundCauseSchema } from './contract.ts';

/** The store was found older than its witness, or without one; the device goes on in a new epoch. */
export const storeRewound = definePublicEntry({
  type: 'store.rewound',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    cause: rewoundCauseSchema,
    /** Head of this device's stream in the store as it was found. */
    found: z.strictObject({ epoch: epochSchema, seq: z.int().min(0), hash: hashSchema }),
    /** The head that the witness names. */
    named: z.strictObject({ epoch: epochSchema, seq: z.int().min(1), hash: hashSchema }).nullable(),
    /** Entries that are known to be missing. */
    missing: z.int().min(0),
  }),
  topics: ['store', 'office', 'dayClose'],
});

/** A printed recovery code was made and the former one ended. The code itself is kept nowhere. */
export const recoveryCodeMade = definePublicEntry({
  type: 'store.recovery_code_made',
  tv: 1,
  body: z.strictObject({ id: idSchema }),
  topics: ['store'],
});
