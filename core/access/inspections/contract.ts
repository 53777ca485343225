// An inspector's visit with a code of the province (D16): inputs and outputs.
import { z } from 'zod';
import { personSchema } from '#core/access/staff/contract.ts';
import { typedCode } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { inspectionSections } from '#core/foundation/wire/inspection-mark.ts';

/** As scanned or pasted, in any digits. */
export const inspectionCodeInput = z.strictObject({ code: typedCode(1, 4000) });
export const inspectionSectionSchema = z.enum(inspectionSections);

/** Why a signed code opens nothing. */
export const inspectionRefusalSchema = z.enum(['expired', 'not_yet', 'other_office', 'used']);
export type InspectionRefusal = z.infer<typeof inspectionRefusalSchema>;

export const beginInspectionOutput = z.strictObject({
  token: z.string(),
  person: personSchema,
  expiresAt: instantSchema,
  sections: z.array(inspectionSectionSchema),
});

/** The visit of the session that asks; null for everybody else. */
export const currentInspectionOutput = z
  .strictObject({
    inspectionId: idSchema,
    purpose: z.string(),
    sections: z.array(inspectionSectionSchema),
    expiresAt: instantSchema,
  })
  .nullable();
