// Handing a desk over to a colleague during the day: inputs and outputs. Amounts are integer rials.
import { z } from 'zod';
import { conditionSchema } from '#core/assets/equipment/contract.ts';
import { madeText, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const handoverAnswerSchema = z.enum(['taken', 'declined', 'withdrawn']);
export type HandoverAnswer = z.infer<typeof handoverAnswerSchema>;

/** What a terminal took on the day until then: payments that stand and their sum. */
export const subtotalSchema = z.strictObject({
  terminalId: madeText(0, 20),
  count: z.int().min(0),
  amount: z.int(),
});
export type Subtotal = z.infer<typeof subtotalSchema>;

export const offerInput = z.strictObject({
  toId: idSchema,
  visitIds: z.array(idSchema).max(60).readonly(),
  terminalIds: z.array(madeText(0, 20)).max(20).readonly(),
  /** Of the devices that the giver holds and that go with their terminals (D18); needed when there is one. */
  condition: conditionSchema.optional(),
});
export const offerOutput = z.strictObject({ handoverId: idSchema });
export const answerInput = z.strictObject({
  handoverId: idSchema,
  answer: handoverAnswerSchema,
  /** The subtotals that the taker compared with the terminals' own slips; needed with `taken`. */
  seen: z.array(subtotalSchema).max(20).readonly(),
  /** How the taker found the devices that go with the terminals; needed with `taken` when there is one. */
  condition: conditionSchema.optional(),
  /** Needed with a condition that is worse than what the giver said. */
  note: typedLines(0, 500).optional(),
});

/** What the person at the screen could pass on now. */
export const atHandOutput = z.strictObject({
  visits: z.array(
    z.strictObject({ visitId: idSchema, number: z.int(), deskNumber: z.int(), clientName: z.string() }),
  ),
  terminals: z.array(subtotalSchema),
  /** The devices of these terminals, and whether they go with them: with `holderName` null it is in the store. */
  devices: z.array(
    z.strictObject({
      terminalId: z.string(),
      label: z.string(),
      title: z.string().nullable(),
      goesAlong: z.boolean(),
      holderName: z.string().nullable(),
    }),
  ),
});

export const dayInput = z.strictObject({ day: daySchema });
export const handoverSchema = z.strictObject({
  handoverId: idSchema,
  at: instantSchema,
  fromId: idSchema.nullable(),
  fromName: z.string().nullable(),
  toId: idSchema,
  toName: z.string().nullable(),
  visits: z.array(
    z.strictObject({ visitId: idSchema, deskNumber: z.int(), number: z.int(), clientName: z.string() }),
  ),
  terminals: z.array(subtotalSchema),
  /** The devices that go along while nobody has answered, and what the giver said of them. */
  devices: z.array(
    z.strictObject({
      terminalId: z.string(),
      label: z.string(),
      title: z.string().nullable(),
      condition: conditionSchema,
    }),
  ),
  answer: handoverAnswerSchema.nullable(),
});
export type HandoverView = z.infer<typeof handoverSchema>;
/** The oldest first. */
export const handoversOutput = z.array(handoverSchema);
