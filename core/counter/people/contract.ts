// Who has a part in a visit, and for whom they act (D1): the kinds, roles and bases that the journal knows. Of a person it
// holds a hash alone; names and numbers are private parts and stay in the office (D16).
import { z } from 'zod';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';

/** What somebody is known by. `name`: a public body that has no number of its own. */
export const identifierKinds = ['national_code', 'legal_id', 'foreign_id', 'passport', 'name'] as const;
export const identifierKindSchema = z.enum(identifierKinds);
export type IdentifierKind = z.infer<typeof identifierKindSchema>;

/** The kinds of somebody who is no Iranian and has no national code. */
export const foreignKindSchema = z.enum(['foreign_id', 'passport']);
export type ForeignKind = z.infer<typeof foreignKindSchema>;

/** By what one acts for another. `helper`: an interpreter or companion, who stands beside and represents nobody. */
export const mandateBases = [
  'lawyer_power',
  'notarised_power',
  'natural_guardianship',
  'court_appointment',
  'company_post',
  'company_letter',
  'authority_letter',
  'helper',
] as const;
export const mandateBasisSchema = z.enum(mandateBases);
export type MandateBasis = z.infer<typeof mandateBasisSchema>;

/** Why those of one form take no part in a visit any more. */
export const removalReasons = ['left', 'no_party', 'refused', 'wrong_person', 'paper_missing'] as const;
export const removalReasonSchema = z.enum(removalReasons);

export const participantSchema = z.strictObject({
  id: idSchema,
  kind: identifierKindSchema,
  /** HMAC of kind and identifier under the office's key: the same one is known again, whichever part they have. */
  hash: hashSchema,
  /** At the counter; otherwise somebody here acts for them. */
  isHere: z.boolean(),
  role: z.string().max(40),
  /** How many sign together for a company; missing where one does. */
  signatures: z.int().min(2).max(9).optional(),
});

export const mandateSchema = z.strictObject({
  id: idSchema,
  from: idSchema,
  to: idSchema,
  basis: mandateBasisSchema,
});

/** What stays in the office of a participant: of each one of a form, in the order of its participants. */
export const keptParticipantSchema = z.strictObject({
  identifier: z.string(),
  name: z.string(),
  birthDate: z.string().optional(),
});
