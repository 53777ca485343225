// Further people of a visit: those who come by one more form, and who takes part no longer (D1.75).
import { z } from 'zod';
import { foreignKindSchema, removalReasonSchema } from '#core/counter/people/contract.ts';
import { typedCode, typedLine } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { clientInputSchema, clientTypes, fullName, principalsOrigin, signatures } from '../contract.ts';

/** Those who come by one form are checked together; of the first form the id is the visit's (D1.75). */
export const formTypes = [...clientTypes, 'further_principal', 'helper'] as const;
export const formTypeSchema = z.enum(formTypes);
export type FormType = z.infer<typeof formTypeSchema>;
/** By what somebody in the visit acts for one more. */
export const furtherBasisSchema = z.enum([
  'lawyer_power',
  'notarised_power',
  'natural_guardianship',
  'court_appointment',
  'company_post',
  'company_letter',
]);
/** By a post in a company, or by its letter: whoever signs for it. */
export const isOfCompany = (basis: string): boolean => basis === 'company_post' || basis === 'company_letter';

const optionalLine = typedLine(0, 120).optional();
/** One more for whom a participant of the visit acts; a paper that is left out is the one of the participant's own form. */
export const furtherPrincipalSchema = z.strictObject({
  clientType: z.literal('further_principal'),
  actsThrough: idSchema,
  basis: furtherBasisSchema,
  principalIdentifier: typedCode(0, 40),
  principalName: fullName,
  ...principalsOrigin,
  /** Of somebody's child. */
  birthDate: daySchema.optional(),
  powerNumber: optionalLine,
  powerDate: daySchema.optional(),
  orderNumber: optionalLine,
  orderDate: daySchema.optional(),
  court: optionalLine,
  gazetteReference: optionalLine,
  letterNumber: optionalLine,
  signatures,
});
/** An interpreter or companion: stands beside somebody of the visit and represents nobody. */
export const helperSchema = z.strictObject({
  clientType: z.literal('helper'),
  helps: idSchema,
  name: fullName,
  nationalCode: typedCode(0, 40),
  personKind: foreignKindSchema.optional(),
  nationality: typedLine(2, 120).optional(),
  documentExpiresOn: daySchema.optional(),
  mobile: typedCode(0, 40),
  matterRole: z.enum(['interpreter', 'companion']),
});
export const personInputSchema = z.discriminatedUnion('clientType', [
  ...clientInputSchema.options,
  furtherPrincipalSchema,
  helperSchema,
]);
export type PersonInput = z.infer<typeof personInputSchema>;
export const addPersonInput = z.strictObject({ visitId: idSchema, person: personInputSchema });
export const addPersonOutput = z.strictObject({ formId: idSchema });
export const removePersonInput = z.strictObject({
  visitId: idSchema,
  formId: idSchema,
  reasonCode: removalReasonSchema,
});
