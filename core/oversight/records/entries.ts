// Journal entries of the journal screen: that a day of it left the office as a file, and by whose hand (D20.86).
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { recordFormatSchema, recordGroupSchema } from './contract.ts';

export const recordsExported = definePublicEntry({
  type: 'records.exported',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    format: recordFormatSchema,
    forDay: daySchema,
    /** Whose records and of what; null: everybody's, of everything. */
    ofPerson: idSchema.nullable(),
    ofGroup: recordGroupSchema.nullable(),
    ofType: z.string().max(60).nullable(),
    /** By words as well; which is not written down, since somebody may look for a name. */
    isSearched: z.boolean(),
    rows: z.int().min(0),
  }),
  topics: ['journal'],
});
