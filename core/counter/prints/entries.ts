// Journal entries of prints that came to nothing. Ids of what was to be printed are no secrets; the reason of throwing one away stays here.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { keepPrintInput, printEndings } from './contract.ts';

export const printKept = definePublicEntry({
  type: 'print.kept',
  group: 'settings',
  tv: 1,
  body: keepPrintInput.extend({ jobId: idSchema }),
  topics: ['prints'],
});

export const printEnded = defineEntry({
  type: 'print.ended',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, jobId: idSchema, how: z.enum(printEndings) }),
  private: z.strictObject({ reason: z.string().nullable() }),
  topics: ['prints'],
});
