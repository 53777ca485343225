// The journal entry of a loosened control. Which one, its old and new value and who travels; the reason and what the office calls it stay.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
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
    /** The setting that was made by it. */
    settingId: idSchema,
    /** One of the two: the colleague beside, or what the province was asked. */
    secondBy: idSchema.optional(),
    askId: idSchema.optional(),
  }),
  private: z.strictObject({ reason: z.string(), title: z.string().nullable() }),
  topics: ['controls'],
});

/** The province is asked to agree to a looser control. The reason and what the office calls it stay in the office. */
export const controlAsked = defineEntry({
  type: 'control.asked',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** The business day on which it is asked. */
    forDay: daySchema,
    control: controlSchema,
    about: z.string().max(60).nullable(),
    before: z.string().max(60),
    after: z.string().max(60),
  }),
  private: z.strictObject({ reason: z.string(), title: z.string().nullable() }),
  topics: ['controls'],
});
