// Journal entries of people: names of staff are the office's public record; codes and passwords stay in private parts.
import { z } from 'zod';
import { defineEntry, definePublicEntry } from '#core/journal/define-entry.ts';
import { daySchema, hashSchema, idSchema, instantSchema } from '#core/leaves/wire/contract.ts';
import { cutOffReasonSchema, roleSchema } from './contract.ts';

const topics = ['staff'] as const;

export const personRegistered = definePublicEntry({
  type: 'staff.registered',
  tv: 1,
  body: z.strictObject({
    personId: idSchema,
    name: z.string(),
    role: roleSchema,
    nationalCodeMasked: z.string(),
    nationalCodeHmac: hashSchema,
  }),
  topics,
});

export const supervisionFileRecorded = definePublicEntry({
  type: 'staff.supervision_file_recorded',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, fileNumber: z.string(), openedOn: daySchema }),
  topics,
});

export const clearanceRecorded = definePublicEntry({
  type: 'staff.clearance_recorded',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    reference: z.string(),
    issuedOn: daySchema,
    expiresOn: daySchema,
  }),
  topics,
});

export const personActivated = defineEntry({
  type: 'staff.activated',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, codeExpiresAt: instantSchema }),
  private: z.strictObject({ oneTimeCodeHash: z.string() }),
  topics,
});

export const passwordChosen = defineEntry({
  type: 'staff.password_chosen',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema }),
  private: z.strictObject({ passwordHash: z.string() }),
  topics,
});

/** That a PIN was set; the PIN itself is in memory only. */
export const pinSet = definePublicEntry({
  type: 'staff.pin_set',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema }),
  topics,
});

export const personCutOff = definePublicEntry({
  type: 'staff.cut_off',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    reasonCode: cutOffReasonSchema,
    leftAt: instantSchema,
  }),
  topics,
});

export const signInNoted = definePublicEntry({
  type: 'staff.sign_in_noted',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: z.enum(['signed_in', 'signed_out', 'refused']),
  }),
  topics,
});
