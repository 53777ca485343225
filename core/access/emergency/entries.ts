// Journal entries of sessions in an emergency. Who, beside whom, why by its code and until when travels; the words stay.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { emergencyReasonSchema } from './contract.ts';

const topics = ['emergency'] as const;

/** In the manager's name: they answer for it. `id` is the mark of everything that is done in it. */
export const emergencyBegun = defineEntry({
  type: 'emergency.begun',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    reasonCode: emergencyReasonSchema,
    expiresAt: instantSchema,
  }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

/** Ended before its time: by the person who left, or by a manager at whichever PC. */
export const emergencyEnded = definePublicEntry({
  type: 'emergency.ended',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, emergencyId: idSchema }),
  topics,
});
