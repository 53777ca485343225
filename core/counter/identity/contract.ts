// The identity check of a visit (D1): inputs and outputs.
import { z } from 'zod';
import { clientTypeSchema } from '#core/counter/visits/contract.ts';
import { formTypeSchema } from '#core/counter/visits/people/contract.ts';
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
  waiver: z.union([
    z.literal('never'),
    z.literal('by_clerk'),
    z.strictObject({ item: z.string(), option: z.string() }),
  ]),
  options: z.array(z.string()).readonly(),
  /** Seen once on a day: for the same person it holds in a further visit of that day. */
  holdsToday: z.boolean(),
});
export const checklistOutput = z.array(checklistItemSchema).readonly();

export const checklistAnswerSchema = z.strictObject({
  code: madeText(0, 60),
  /** `held`: as the whole check of the same person on the same day answered it. */
  state: z.enum(['checked', 'not_checked', 'not_required', 'held']),
  option: madeText(0, 60).optional(),
});

/** Those who came by one form; left out for the first one of the visit. */
const ofForm = { visitId: idSchema, formId: idSchema.optional() };

export const verifyInput = z.strictObject({
  ...ofForm,
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
/** Why a decision is left to the manager: as for a refusal, or because the judiciary has not confirmed who decides it (D1.223). */
export const escalationReasonSchema = z.enum([...refusalReasonSchema.options, 'awaits_confirmation']);
export const refuseInput = z.strictObject({
  ...ofForm,
  outcome: z.enum(['refused', 'escalated']),
  reasonCode: escalationReasonSchema,
  answers: z.array(checklistAnswerSchema).max(40).readonly(),
  note: typedLines(0, 500),
});
export const identityDecisionOutput = z.strictObject({ checkId: idSchema });

/** A visit whose identity was left to the manager, with the clerk's reason and words. */
export const escalationSchema = z.strictObject({
  visitId: idSchema,
  /** In the whole office: `3-12`. */
  number: z.string(),
  day: daySchema,
  clientName: z.string(),
  reasonCode: escalationReasonSchema.nullable(),
  note: z.string(),
  at: instantSchema,
  byName: z.string().nullable(),
});
export const escalationsOutput = z.array(escalationSchema).readonly();
export const registerSanaInput = z.strictObject(ofForm);

/** What arrived, in words of substance. */
export const resumeInput = z.strictObject({ ...ofForm, arrived: typedLines(0, 500) });

/** What a refused client takes along: the reason and what to bring, nothing of the client. */
export const refusalNoteOutput = z.strictObject({
  visitNumber: z.int(),
  deskNumber: z.int(),
  day: daySchema,
  at: instantSchema,
  clientType: formTypeSchema,
  reasonCode: refusalReasonSchema.nullable(),
  /** Codes of the items that were not seen, in the checklist's order. */
  missing: z.array(z.string()).readonly(),
  /** The same visit can go on today. */
  goesOnToday: z.boolean(),
});
export type RefusalNote = z.infer<typeof refusalNoteOutput>;
export const refusalNoteInput = z.strictObject({ formId: idSchema });

/** Days in which a refusal that a paper mends is remembered. */
export const refusalRememberedDays = 7;
