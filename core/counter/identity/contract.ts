// The identity check of a visit (D1): inputs and outputs.
import { z } from 'zod';
import { clientTypeSchema } from '#core/counter/visits/contract.ts';
import { madeText, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const checklistInput = z.strictObject({
  clientType: clientTypeSchema,
  /** The version that a visit was opened under; what is in force when it is left out. */
  version: madeText(0, 40).optional(),
});
export const checklistItemSchema = z.strictObject({
  code: z.string(),
  group: z.enum(['person', 'mandate', 'represented']),
  required: z.boolean(),
  waiver: z.union([
    z.literal('never'),
    z.literal('by_clerk'),
    z.strictObject({ item: z.string(), option: z.string() }),
  ]),
  options: z.array(z.string()).readonly(),
});
export const checklistOutput = z.array(checklistItemSchema).readonly();

export const checklistAnswerSchema = z.strictObject({
  code: madeText(0, 60),
  state: z.enum(['checked', 'not_checked', 'not_required']),
  option: madeText(0, 60).optional(),
});

export const verifyInput = z.strictObject({
  visitId: idSchema,
  answers: z.array(checklistAnswerSchema).max(40).readonly(),
  note: typedLines(0, 500),
  /** What has changed, when the same person was not verified a few days ago. */
  changed: typedLines(0, 500).optional(),
});

export const refusalReasonSchema = z.enum([
  'document_missing',
  'document_is_copy',
  'face_does_not_match',
  'data_does_not_agree',
  'sana_missing',
  'mandate_missing',
  'suspected_forgery',
]);
export const refuseInput = z.strictObject({
  visitId: idSchema,
  outcome: z.enum(['refused', 'escalated']),
  reasonCode: refusalReasonSchema,
  answers: z.array(checklistAnswerSchema).max(40).readonly(),
  note: typedLines(0, 500),
});
export const identityDecisionOutput = z.strictObject({ checkId: idSchema });

/** A visit whose identity was left to the manager, with the clerk's reason and words. */
export const escalationSchema = z.strictObject({
  visitId: idSchema,
  number: z.int(),
  day: daySchema,
  clientName: z.string(),
  reasonCode: refusalReasonSchema.nullable(),
  note: z.string(),
  at: instantSchema,
  byName: z.string().nullable(),
});
export const escalationsOutput = z.array(escalationSchema).readonly();
export const registerSanaInput = z.strictObject({ visitId: idSchema });

/** What arrived, in words of substance. */
export const resumeInput = z.strictObject({ visitId: idSchema, arrived: typedLines(0, 500) });

/** What a refused client takes along: the reason and what to bring, nothing of the client. */
export const refusalNoteOutput = z.strictObject({
  visitNumber: z.int(),
  deskNumber: z.int(),
  day: daySchema,
  at: instantSchema,
  clientType: clientTypeSchema,
  reasonCode: refusalReasonSchema.nullable(),
  /** Codes of the items that were not seen, in the checklist's order. */
  missing: z.array(z.string()).readonly(),
  /** The same visit can go on today. */
  goesOnToday: z.boolean(),
});
export type RefusalNote = z.infer<typeof refusalNoteOutput>;
export const refusalNoteInput = z.strictObject({ visitId: idSchema });

/** Days in which a refusal of the same person is remembered. */
export const refusalRememberedDays = 7;
