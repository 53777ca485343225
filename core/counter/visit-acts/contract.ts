// A visit as the counter works on it: with its check, its account and its complaints. Names and identifiers stay in the office (D16).
import { z } from 'zod';
import { complaintOfVisitSchema } from '#core/counter/complaints/contract.ts';
import { checklistOutput, refusalReasonSchema } from '#core/counter/identity/contract.ts';
import { managersPointSchema } from '#core/counter/identity/points/contract.ts';
import { accountViewSchema } from '#core/counter/payments/contract.ts';
import { jumpReasonSchema } from '#core/counter/queue/contract.ts';
import {
  cancelReasonSchema,
  openVisitInput,
  representativePostSchema,
  visitRowSchema,
} from '#core/counter/visits/contract.ts';
import {
  clientNames,
  formDetails,
  identifierFields,
  identifierOfKindSchema,
} from '#core/counter/visits/corrections/contract.ts';
import { formTypeSchema } from '#core/counter/visits/people/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** `jump`: why it comes before those who wait; only while numbers are given (D14.65). */
export const openVisitOutOfTurnInput = z.strictObject({
  ...openVisitInput.shape,
  jump: jumpReasonSchema.optional(),
});

const identityViewSchema = z
  .strictObject({
    outcome: z.enum(['verified', 'refused', 'escalated']),
    reasonCode: z.string().nullable(),
    at: instantSchema,
    byName: z.string().nullable(),
    /** The clerk's words while the decision is the manager's; empty otherwise. */
    note: z.string(),
    /** Whether everybody who was asked for it may have a service that needs Sana. */
    isInSana: z.boolean(),
  })
  .nullable();

/** Those who came by one form, as they are checked. */
export const formViewSchema = z.strictObject({
  formId: idSchema,
  clientType: formTypeSchema,
  name: z.string(),
  identifierMasked: z.string(),
  mobileMasked: z.string(),
  matterRole: z.string(),
  /** Whose matter it is where somebody acts for another by name; empty otherwise. */
  actsFor: z.string(),
  /** What may be corrected of whom it names: names as they stand, identifiers by their masks. */
  names: z.array(z.strictObject({ field: z.enum(clientNames), name: z.string() })).readonly(),
  identifiers: z
    .array(
      z.strictObject({
        field: z.enum(identifierFields),
        masked: z.string(),
        /** Of what kind it is, and may be said to be; none where it has one only. */
        kind: z.string(),
        kinds: z.array(identifierOfKindSchema.shape.kind).readonly(),
        /** A foreign one is asked how long its document holds. */
        asksExpiry: z.boolean(),
      }),
    )
    .readonly(),
  /** What it holds of contact and papers, by field. */
  details: z.array(z.enum(formDetails)).readonly(),
  items: checklistOutput,
  /** Options of the checklist that the form says already, by item. */
  said: z.record(z.string(), z.string()),
  identity: identityViewSchema,
  /** A point that is not confirmed, by which the manager verifies those of the form; null for none (D1.223). */
  managersPoint: managersPointSchema.nullable(),
  /** The whole check of the same day on which items may rest, with what it answered; null for none, and once decided. */
  seenToday: z
    .strictObject({
      at: instantSchema,
      deskNumber: z.int(),
      held: z.record(z.string(), z.string().nullable()),
    })
    .nullable(),
});
export type FormView = z.infer<typeof formViewSchema>;

export const visitViewSchema = z.strictObject({
  ...visitRowSchema.shape,
  day: daySchema,
  matterRole: z.string(),
  /** Post of a legal person's representative; null for others, and where the private part is not here. */
  representativePost: representativePostSchema.nullable(),
  /** The version of the checklist that the visit was opened under. */
  checklist: z.string(),
  /** Options of the checklist that the visit says already, by item. */
  said: z.record(z.string(), z.string()),
  /** Whose matter it is where the person at the counter acts for another by name; empty otherwise. */
  actsFor: z.string(),
  mobileMasked: z.string(),
  /** What stands of the visit, by all of its forms. */
  identity: identityViewSchema,
  /** Those of each form who still take part, the first one first. */
  forms: z.array(formViewSchema).readonly(),
  /** Everybody in it who can act for somebody or be helped. */
  participants: z
    .array(
      z.strictObject({
        id: idSchema,
        formId: idSchema,
        name: z.string(),
        role: z.string(),
        isHere: z.boolean(),
      }),
    )
    .readonly(),
  /** What the judiciary's own system answered, filing by filing, oldest first. */
  filings: z
    .array(
      z.strictObject({
        filingId: idSchema,
        trackingNumber: z.string(),
        branch: z.string(),
        filedTime: z.string(),
        /** Rials that the judiciary's own system charged by itself, as it said; null where nothing was recorded. */
        governmentCharge: rialsSchema.nullable(),
        /** Rials that it says are due to the office; null where nothing was recorded. */
        officeFee: rialsSchema.nullable(),
        at: instantSchema,
      }),
    )
    .readonly(),
  /** Tracking numbers that stood here and were taken back by the manager. */
  withdrawnNumbers: z.array(z.string()).readonly(),
  /** Charged units of services that are filed, and those of them that are neither filed nor ended by the manager. */
  toFile: z.strictObject({ units: z.int(), open: z.int() }),
  /** Where that system says another fee for all filings than was charged for them here: both, in rials; null otherwise. */
  feeDifference: z.strictObject({ charged: rialsSchema, stated: rialsSchema }).nullable(),
  account: accountViewSchema,
  /** An identifier was corrected: those of the form are checked anew, whatever the day (D1.219). */
  awaitsCheck: z.boolean(),
  /** Units for further persons that the parties come to and no charge that stands has (D4.216). */
  uncountedPersons: z.int(),
  /** Complaints and feedback that were opened from this visit, as far as the person may read them. */
  complaints: z.array(complaintOfVisitSchema).readonly(),
});
export type VisitView = z.infer<typeof visitViewSchema>;

/** How a visit of another day is ended, and why it was left open; the reason stays in the office. */
export const finishLateInput = z.strictObject({
  visitId: idSchema,
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('complete') }),
    z.strictObject({ kind: z.literal('cancel'), reasonCode: cancelReasonSchema }),
    z.strictObject({ kind: z.literal('refuse'), reasonCode: refusalReasonSchema }),
    z.strictObject({ kind: z.literal('asked') }),
  ]),
  reason: typedLines(0, 500),
});
