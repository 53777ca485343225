// What the palette finds besides commands: clients of this office, receipts and complaints. Identifiers are masked (D16).
import { z } from 'zod';
import { complaintOfVisitSchema } from '#core/counter/complaints/contract.ts';
import { clientTypeSchema } from '#core/counter/visits/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedCode } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';

/** Most clients, receipts and complaints of one answer, each. */
export const foundAtMost = 6;

/** As typed, in either keyboard layout and any digit set. */
export const findTypedInput = z.strictObject({ typed: typedCode(0, 80) });

export const foundClientSchema = z.strictObject({
  /** The form by which the client came last, that of a visit's first one is the visit's: by it their contact data is taken up. */
  visitId: idSchema,
  clientType: clientTypeSchema,
  name: z.string(),
  identifierMasked: z.string(),
  mobileMasked: z.string(),
  lastVisitDay: daySchema,
});
export type FoundClient = z.infer<typeof foundClientSchema>;

export const foundReceiptSchema = z.strictObject({
  visitId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  day: daySchema,
  clientName: z.string(),
  /** The payment found by its reference number; null when the visit's own or its tracking number was typed. */
  payment: z.strictObject({ rrn: z.string(), amount: rialsSchema }).nullable(),
});
export type FoundReceipt = z.infer<typeof foundReceiptSchema>;

export const foundComplaintSchema = z.strictObject({
  ...complaintOfVisitSchema.shape,
  trackingCode: z.string(),
  day: daySchema,
});
export type FoundComplaint = z.infer<typeof foundComplaintSchema>;

/** The clients of a whole identifier or phone, the same as every other find of the palette. */
export const findWholeOutput = z.strictObject({ clients: z.array(foundClientSchema), more: z.boolean() });

export const findTypedOutput = z.strictObject({
  clients: z.array(foundClientSchema),
  receipts: z.array(foundReceiptSchema),
  complaints: z.array(foundComplaintSchema),
  /** More was found than is listed: typing on narrows it. */
  more: z.boolean(),
});
export type FoundTyped = z.infer<typeof findTypedOutput>;
