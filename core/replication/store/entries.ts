// Journal entries of the store itself.
import { z } from 'zod';
import { daySchema, epochSchema, hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { keyReleaseSchema } from '#core/journal/device/release-note.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { rewoundCauseSchema } from '#core/journal/witness/contract.ts';
import { comparedAtSchema } from './contract.ts';

/** The store was found older than its witness, or without one; the device goes on in a new epoch. */
export const storeRewound = definePublicEntry({
  type: 'store.rewound',
  group: 'pcs',
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

/** The tables of a day were not what the journal says, and were rebuilt from it. */
export const tablesRepaired = definePublicEntry({
  type: 'store.tables_repaired',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** The day whose rows differed, and the one that answers for it: itself while it is not closed. */
    ofDay: daySchema,
    forDay: daySchema,
    comparedAt: comparedAtSchema,
    tables: z.array(z.string()),
    changed: z.int().min(0),
    missing: z.int().min(0),
    added: z.int().min(0),
  }),
  topics: ['store', 'dayClose', 'visits', 'fees', 'payments', 'complaints', 'identity', 'staff', 'premises'],
});

/** The chain of a day's entries, or one of their private parts, does not hold. Nothing was repaired from it. */
export const journalFoundDamaged = definePublicEntry({
  type: 'store.journal_damaged',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    forDay: daySchema,
    comparedAt: comparedAtSchema,
    /** The first place where it does not hold. */
    stream: idSchema,
    seq: z.int().min(0),
  }),
  topics: ['store', 'dayClose'],
});

/** The journal is about to be written out by a manager: whatever leaves carries this as its newest entry (D16). */
export const journalExported = definePublicEntry({
  type: 'store.exported',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** Entries of all chains that leave, this one included. */
    entries: z.int().min(1),
  }),
  topics: ['store'],
});

/** A printed recovery code was made and the former one ended. The code itself is kept nowhere. */
export const recoveryCodeMade = definePublicEntry({
  type: 'store.recovery_code_made',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({ id: idSchema }),
  topics: ['store'],
});

/** The office's key came from the province: who there released it, and to which request. */
export const keyReleased = definePublicEntry({
  type: 'store.key_released',
  group: 'pcs',
  tv: 1,
  body: keyReleaseSchema.extend({ id: idSchema }),
  topics: ['store'],
});
