// Journal entries of tariffs and charged fees (D4): counts, codes and rials; no free text about a client or a case.
import { z } from 'zod';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { hashSchema, idSchema, instantSchema, signatureSchema } from '#core/foundation/wire/contract.ts';
import { takesTwoSchema } from '#core/foundation/wire/province-confirmation.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import {
  boardPaperSchema,
  cancelReasonSchema,
  channelSchema,
  externalRateInput,
  payeeSchema,
  reductionDocumentSchema,
  tariffDocumentSchema,
} from './contract.ts';

export const tariffProposed = definePublicEntry({
  type: 'tariff.proposed',
  group: 'settings',
  tv: 1,
  size: 'document',
  body: z.strictObject({ tariffId: idSchema, tariff: tariffDocumentSchema }),
  topics: ['fees'],
});

/** Hash of what was before the person's eyes, and whether nobody in the office could be the second person. */
const confirmationFacts = { seen: hashSchema, nobodyElse: z.boolean() };

export const tariffConfirmed = definePublicEntry({
  type: 'tariff.confirmed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, tariffId: idSchema, ...confirmationFacts }),
  topics: ['fees', 'premises'],
});

export const externalRateProposed = definePublicEntry({
  type: 'tariff.external_rate_proposed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ rateId: idSchema, ...externalRateInput.shape }),
  topics: ['fees'],
});

export const externalRateConfirmed = definePublicEntry({
  type: 'tariff.external_rate_confirmed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, rateId: idSchema, ...confirmationFacts }),
  topics: ['fees'],
});

/** The province's word, as a PC of the office got it (D4.61); it is believed by its signature alone. */
export const confirmedByProvince = definePublicEntry({
  type: 'tariff.confirmed_by_province',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    what: takesTwoSchema,
    aboutId: idSchema,
    hash: hashSchema,
    saidAt: instantSchema,
    refusedFor: z.string().nullable(),
    signature: signatureSchema,
  }),
  topics: ['fees', 'payments', 'dayClose', 'controls'],
});

/** A rate board left for the printer: `board` is the hash of what stands on it. */
export const boardPrinted = definePublicEntry({
  type: 'tariff.board_printed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, board: hashSchema, paper: boardPaperSchema }),
  topics: ['fees', 'premises'],
});

/** Somebody looked at the wall: this board hangs there. */
export const boardHung = definePublicEntry({
  type: 'tariff.board_hung',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, board: hashSchema }),
  topics: ['fees', 'premises'],
});

/** A line as it was charged. `gross` = `net` + `vat`; `reduction` is already taken off. */
export const chargedLineSchema = z
  .strictObject({
    itemCode: z.string().min(1).max(40),
    unitAmount: rialsSchema,
    count: z.int().min(1),
    chargedCount: z.int().min(0),
    reduction: rialsSchema,
    reductionCode: z.string().max(40).nullable(),
    net: rialsSchema,
    vat: rialsSchema,
    gross: rialsSchema,
    payee: payeeSchema,
    channel: channelSchema,
    /** The rate of another body by which it was charged; lines of the tariff's own rates have none. */
    rateId: idSchema.optional(),
    /** Each of its `count` units is filed in the judiciary's own system; missing: none is. */
    files: z.literal(true).optional(),
  })
  .refine(({ net, vat, gross }) => gross === net + vat, { path: ['gross'] });
export type ChargedLine = z.infer<typeof chargedLineSchema>;

export const feeCharged = definePublicEntry({
  type: 'fee.charged',
  group: 'fees',
  tv: 1,
  size: 'document',
  body: z
    .strictObject({
      chargeId: idSchema,
      visitId: idSchema,
      tariffId: idSchema,
      total: rialsSchema,
      lines: z.array(chargedLineSchema).min(1).max(150),
      /** On purpose beside a charge of the visit that stands. */
      another: z.literal(true).optional(),
      /** The correction that took a charge back for this one: both are one exchange, and what it changes is the difference (D4.80). */
      insteadOf: idSchema.optional(),
      /** With this exchange what was served is not paid for any more. */
      madeUnpaid: z.literal(true).optional(),
    })
    .refine(({ total, lines }) => total === lines.reduce((sum, line) => sum + line.gross, 0), {
      path: ['total'],
    }),
  topics: ['fees', 'visits', 'payments', 'dayClose'],
});

/** The paper behind a reduction of a charge, beside the charge itself. */
export const feeReductionGiven = defineEntry({
  type: 'fee.reduction_given',
  group: 'fees',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    chargeId: idSchema,
    itemCode: z.string().min(1).max(40),
    reductionCode: z.string().min(1).max(40),
    basisPoints: z.int().min(1).max(10_000),
    document: reductionDocumentSchema,
  }),
  private: z.strictObject({ number: z.string(), reason: z.string() }),
  topics: ['fees'],
});

/** `visit_cancelled`: the charge fell with its visit. */
export const chargeCancelReasons = [...cancelReasonSchema.options, 'visit_cancelled'] as const;

export const feeChargeCancelled = definePublicEntry({
  type: 'fee.charge_cancelled',
  group: 'fees',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    chargeId: idSchema,
    visitId: idSchema,
    /** The rials of the charge that is cancelled. */
    total: rialsSchema,
    reasonCode: z.enum(chargeCancelReasons),
    /** How many units of it are filed in the judiciary's own system; missing: none. */
    files: z.int().min(1).optional(),
    /** With this what was served is not paid for any more. */
    madeUnpaid: z.literal(true).optional(),
  }),
  topics: ['fees', 'visits', 'payments', 'dayClose'],
});
