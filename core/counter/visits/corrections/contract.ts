// What of a visit's people is put right, and by what input (D1.9, D1.80, D1.125, D1.220).
import { z } from 'zod';
import { besideInput } from '#core/access/staff/contract.ts';
import { foreignKindSchema } from '#core/counter/people/contract.ts';
import { typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { foreignDocumentSchema, typedNumber } from '../contract.ts';

const corrected = typedLine(1, 160).optional();
/**
 * What was mistyped, as it is right; what is left out stays. Everything of a client but identifiers, which name who it
 * is, and the role; the type of client says which of these it has, and core judges them as when a visit is opened.
 */
export const correctClientInput = z.strictObject({
  visitId: idSchema,
  /** Those who came by one form; left out for the first one. */
  formId: idSchema.optional(),
  name: corrected,
  companyName: corrected,
  mobile: corrected,
  postalCode: corrected,
  birthDate: corrected,
  gender: corrected,
  wardName: corrected,
  wardNationality: corrected,
  principalName: corrected,
  principalNationality: corrected,
  licenceNumber: corrected,
  licenceBody: corrected,
  licenceYear: corrected,
  licenceExpiresOn: corrected,
  gazetteReference: corrected,
  representativePost: corrected,
  letterNumber: corrected,
  letterDate: corrected,
  authority: corrected,
  personnelNumber: corrected,
  nationality: corrected,
  documentExpiresOn: corrected,
  powerNumber: corrected,
  powerDate: corrected,
  orderNumber: corrected,
  orderDate: corrected,
  court: corrected,
});
export type CorrectableField = Exclude<keyof z.infer<typeof correctClientInput>, 'visitId' | 'formId'>;

/** The names that a visit holds: of the person at the counter, of a company, of whom they act for. */
export const clientNames = ['name', 'companyName', 'wardName', 'principalName'] as const;
/** What a form holds of contact and papers beside them; who an identifier names, an age and a post are none of it. */
export const formDetails = [
  'mobile',
  'postalCode',
  'nationality',
  'documentExpiresOn',
  'wardNationality',
  'principalNationality',
  'licenceNumber',
  'licenceYear',
  'licenceExpiresOn',
  'gazetteReference',
  'letterNumber',
  'letterDate',
  'personnelNumber',
  'powerNumber',
  'powerDate',
  'orderNumber',
  'orderDate',
  'court',
] as const;
/** A name, contact or paper as it is right after the check, with the reason (D1.80, D1.220). */
export const correctCheckedInput = z.strictObject({
  visitId: idSchema,
  /** Those who came by one form; left out for the first one. */
  formId: idSchema.optional(),
  field: z.enum([...clientNames, ...formDetails]),
  value: typedLine(1, 160),
  reason: typedLines(0, 500),
});

/** The identifiers that a form holds: of whoever is here, of a company, of whom they act for. */
export const identifierFields = [
  'nationalCode',
  'legalId',
  'documentNumber',
  'principalIdentifier',
  'wardIdentifier',
] as const;
export type IdentifierField = (typeof identifierFields)[number];
/** What an identifier is where it was said to be another kind, with what only a foreigner is asked for; left out, it stays. */
export const identifierOfKindSchema = z.strictObject({
  kind: z.enum(['iranian', ...foreignKindSchema.options, ...foreignDocumentSchema.options]),
  nationality: typedLine(2, 120).optional(),
  documentExpiresOn: daySchema.optional(),
});
export type IdentifierOfKind = z.infer<typeof identifierOfKindSchema>;
/** The right identifier of somebody before the filing, by the manager's password (D1.125), of another kind where that was wrong too (D1.224). */
export const correctIdentifierInput = z.strictObject({
  visitId: idSchema,
  /** Those who came by one form; left out for the first one. */
  formId: idSchema.optional(),
  field: z.enum(identifierFields),
  identifier: typedNumber,
  ofKind: identifierOfKindSchema.optional(),
  beside: besideInput.optional(),
});
