// The province's word for what takes two people, where nobody in an office can be the second (D4.61, D19.111, D20.164): signed for one
// office, one thing and the very entry that proposed it.
import { z } from 'zod';
import { hashSchema, idSchema, instantSchema, signatureSchema } from './contract.ts';

/** What an office works by once two people agree on it, words that end a difference, and a control that is to be loosened. */
export const takesTwo = ['tariff', 'rate', 'terminal', 'difference', 'control'] as const;
export const takesTwoSchema = z.enum(takesTwo);
export type TakesTwo = z.infer<typeof takesTwoSchema>;

export const provinceConfirmationSchema = z.strictObject({
  what: takesTwoSchema,
  /** The id under which it was proposed. */
  id: idSchema,
  /** Chain hash of the entry that proposed it. */
  hash: hashSchema,
  /** When the province said it, by its clock. */
  at: instantSchema,
  /** Why the province refused, on one line; null where it agreed. */
  refusedFor: z
    .string()
    .min(1)
    .max(500)
    .regex(/^[^\n]*$/)
    .nullable(),
  signature: signatureSchema,
});

/** What the province confirmed for an office. */
export const provinceConfirmationsSchema = z.strictObject({
  confirmations: z.array(provinceConfirmationSchema).max(10_000),
});
export type ProvinceConfirmations = z.infer<typeof provinceConfirmationsSchema>;
