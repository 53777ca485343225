// The journal entry of a loosened control. Which one, its old and new value and who travels; the reason and what the office calls it stay.
import { z } from 'zod';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry } from '#core/journal/log/define-entry.ts';
import { controlSchema } from './contract.ts';

/** Written beside the setting itself, in the manager's name. */
export const controlLoosened = defineEntry({
  type: 'control.loosened',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    control: controlSchema,
    about: z.string().max(60).nullable(),
    before: z.string().max(60),
    after: z.string().max(60),
    secondBy: idSchema,
  }),
  private: z.strictObject({ reason: z.string(), title: z.string().nullable() }),
  topics: ['controls'],
});
