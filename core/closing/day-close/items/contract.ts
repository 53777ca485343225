// The single payments and report rows behind an exception (D21). No client's name or number; cards are masked.
import { z } from 'zod';
import { pspRowShape } from '#core/foundation/settlement/files/contract.ts';
import { madeText } from '#core/foundation/text/contract.ts';
import { daySchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Rials; reversals are negative. */
const rials = z.int();

export const exceptionItemsInput = z.strictObject({
  day: daySchema,
  exceptionKey: madeText(0, 4000),
});

const itemPaymentSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['payment', 'reversal']),
  visitId: z.string().nullable(),
  terminalId: z.string(),
  rrn: z.string().nullable(),
  stan: z.string().nullable(),
  cardMasked: z.string().nullable(),
  amount: rials,
  at: instantSchema,
  /** The person who recorded it. */
  byName: z.string().nullable(),
});
export type ItemPayment = z.infer<typeof itemPaymentSchema>;

const itemRowSchema = z.strictObject({
  id: z.string(),
  ...pspRowShape,
  /** As the PSP printed it, in Tehran. */
  date: daySchema,
  amount: rials,
  /** The imported files that have the row, oldest first; a name that another PC keeps is empty. */
  files: z.array(z.strictObject({ importId: z.string(), fileName: z.string() })).readonly(),
});
export type ItemRow = z.infer<typeof itemRowSchema>;

export const exceptionItemsOutput = z.strictObject({
  payments: z.array(itemPaymentSchema).readonly(),
  rows: z.array(itemRowSchema).readonly(),
});
export type ExceptionItems = z.infer<typeof exceptionItemsOutput>;
