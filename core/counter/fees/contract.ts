// Tariffs, quotes and charged fees (D4): inputs, outputs, the tariff document. Amounts are integer rials.
import { z } from 'zod';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, hashSchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

const itemCodeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);
const title = typedLine(1, 200);

export const payeeSchema = z.enum(['office', 'government', 'sms', 'other']);
export type Payee = z.infer<typeof payeeSchema>;
/** Only `office_pos` lines enter the POS reconciliation. There is no cash member in any enum (D3). */
export const channelSchema = z.enum(['office_pos', 'system_gateway']);
export type Channel = z.infer<typeof channelSchema>;
export const vatModeSchema = z.enum(['exempt', 'added', 'included']);
export type VatMode = z.infer<typeof vatModeSchema>;

export const tariffItemSchema = z.strictObject({
  code: itemCodeSchema,
  title,
  unit: z.enum(['each', 'person', 'page', 'sheet']),
  /** Rials a unit; null when another body sets the rate. */
  amount: rialsSchema.nullable(),
  external: z.boolean().optional(),
  /** Persons and pages that the price of one unit already covers. */
  includedPersons: z.int().min(0).max(100).optional(),
  includedPages: z.int().min(0).max(1000).optional(),
  payee: payeeSchema,
  channel: channelSchema,
  /** False where the client need not be registered in Sana; every other service asks for it (D1). */
  needsSana: z.boolean().optional(),
  /** True where each unit of it is filed in the judiciary's own system, which answers with a tracking number (D4.16). */
  files: z.boolean(),
});
export type TariffItem = z.infer<typeof tariffItemSchema>;

/** A reduction exists only in this list; `maxBasisPoints` is its cap. */
const listedReductionSchema = z.strictObject({
  code: itemCodeSchema,
  title,
  maxBasisPoints: z.int().min(1).max(10_000),
  /** Above this share only the manager gives it; half the cap where the tariff does not say. */
  clerkBasisPoints: z.int().min(0).max(10_000).optional(),
});

/** What a reduction rests on. */
export const reductionDocumentSchema = z.enum([
  'insolvency_ruling',
  'insolvency_claim',
  'support_letter',
  'circular',
]);
export const reductionPaperSchema = z.strictObject({
  document: reductionDocumentSchema,
  number: typedLine(0, 60),
  reason: typedLines(0, 500),
});
export type ReductionPaper = z.infer<typeof reductionPaperSchema>;

/** A tariff version as it is entered, imported and kept. */
export const tariffDocumentSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
    title,
    authority: title,
    letterNumber: typedLine(1, 60),
    letterDay: daySchema,
    effectiveFrom: daySchema,
    vatMode: vatModeSchema,
    vatBasisPoints: z.int().min(0).max(5000),
    items: z.array(tariffItemSchema).min(1).max(200).readonly(),
    reductions: z.array(listedReductionSchema).max(50).readonly().optional(),
  })
  .superRefine((tariff, context) => {
    const seen = new Set<string>();
    for (const [index, item] of tariff.items.entries()) {
      if (seen.has(item.code))
        context.addIssue({ code: 'custom', path: ['items', index, 'code'], message: 'twice' });
      seen.add(item.code);
      if (item.amount === null && item.external !== true) {
        context.addIssue({ code: 'custom', path: ['items', index, 'amount'], message: 'missing' });
      }
    }
  });
export type TariffDocument = z.infer<typeof tariffDocumentSchema>;

export const proposeTariffInput = z.strictObject({ tariff: tariffDocumentSchema });
export const proposeTariffOutput = z.strictObject({ tariffId: idSchema });
/** `seen` is the hash of the review that was before the person's eyes. */
export const confirmTariffInput = z.strictObject({ tariffId: idSchema, seen: hashSchema });
export const reviewTariffInput = z.strictObject({ tariffId: idSchema });

/** Papers of the rate board. */
export const boardPapers = ['A4', 'A3'] as const;
export const boardPaperSchema = z.enum(boardPapers);
export type BoardPaper = z.infer<typeof boardPaperSchema>;

const boardStatementSchema = z.strictObject({ at: instantSchema, byName: z.string().nullable() }).nullable();

/** The board that has to hang today, and how far that is done; null without a tariff in force. */
export const boardOutput = z
  .strictObject({
    /** Hash of the version with its rates as they are charged today. */
    sha256: hashSchema,
    /** Eight digits of it, printed on the board: a look at the wall tells which one hangs. */
    code: z.string().regex(/^\d{8}$/),
    title: z.string(),
    effectiveFrom: daySchema,
    /** The last print of this very board. */
    printed: boardStatementSchema,
    /** The word that this very board hangs, while no later word names another one. */
    hanging: boardStatementSchema,
  })
  .nullable();
export type Board = z.infer<typeof boardOutput>;
export const printBoardInput = z.strictObject({ paper: boardPaperSchema });
export const printBoardOutput = z.strictObject({ sha256: hashSchema });
export const confirmBoardInput = z.strictObject({ sha256: hashSchema });

/**
 * Whether somebody independent has confirmed it. `nobody_else` is in force too, and is said everywhere. So is `again`: who entered it
 * ended the password of who confirmed it, so it awaits confirmation again (D4.60).
 */
export const confirmationSchema = z.enum(['waiting', 'nobody_else', 'again', 'confirmed']);
export type ConfirmationState = z.infer<typeof confirmationSchema>;
/** Who entered a setting and who confirmed it; `seen` is sent back by whoever confirms what they see. */
export const proposedShape = {
  proposedAt: instantSchema,
  proposedBy: idSchema.nullable(),
  proposedByName: z.string().nullable(),
  confirmation: confirmationSchema,
  confirmedByName: z.string().nullable(),
  /** When the province confirmed it, where nobody in the office could (D4.61). */
  provinceAt: instantSchema.nullable(),
  seen: hashSchema,
};

export const tariffSummarySchema = z.strictObject({
  tariffId: idSchema,
  title: z.string(),
  authority: z.string(),
  letterNumber: z.string(),
  letterDay: daySchema,
  effectiveFrom: daySchema,
  contentSha256: hashSchema,
  proposedBy: idSchema.nullable(),
  proposedAt: instantSchema,
  proposedByName: z.string().nullable(),
  confirmation: confirmationSchema,
  /** The second person, whose word counts apart from the first one's; null: waiting, or confirmed by nobody else. */
  confirmedBy: idSchema.nullable(),
  confirmedByName: z.string().nullable(),
  provinceAt: instantSchema.nullable(),
});
export type TariffSummary = z.infer<typeof tariffSummarySchema>;
export const tariffListOutput = z.array(tariffSummarySchema).readonly();

/** A line of a review: what it was in the version that it follows, and what it becomes. Amounts are rials. */
export const tariffChangeSchema = z.strictObject({
  kind: z.enum(['item', 'reduction', 'vat']),
  code: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'same']),
  /** Rials of an item, basis points of a reduction or of the VAT; null: not there, or set by another body. */
  before: z.int().nullable(),
  after: z.int().nullable(),
  /** What else of it changes, by the names of its fields. */
  alsoChanged: z.array(z.string()).readonly(),
});
export type TariffChange = z.infer<typeof tariffChangeSchema>;

/** A version with its prices and its changes against the version in force, for the eyes of whoever confirms it. */
export const tariffReviewOutput = z.strictObject({
  tariff: tariffSummarySchema,
  document: tariffDocumentSchema,
  /** The version in force that it is compared with; null: the office has none. */
  comparedWith: z
    .strictObject({ tariffId: idSchema, title: z.string(), effectiveFrom: daySchema })
    .nullable(),
  changes: z.array(tariffChangeSchema).readonly(),
  seen: hashSchema,
});
export type TariffReview = z.infer<typeof tariffReviewOutput>;

/** A rate that another body sets, with its reference. */
export const externalRateInput = z.strictObject({
  itemCode: itemCodeSchema,
  amount: rialsSchema,
  authority: title,
  letterNumber: typedLine(1, 60),
  letterDay: daySchema,
  effectiveFrom: daySchema,
});

export const proposeRateOutput = z.strictObject({ rateId: idSchema });
export const confirmRateInput = z.strictObject({ rateId: idSchema, seen: hashSchema });
export const externalRateViewSchema = z.strictObject({
  rateId: idSchema,
  ...externalRateInput.shape,
  /** Title of the item in the newest version that has it. */
  itemTitle: z.string(),
  /** Rials of the rate that it follows; null: there is none. */
  before: rialsSchema.nullable(),
  ...proposedShape,
});
export type ExternalRateView = z.infer<typeof externalRateViewSchema>;
/** Newest first. */
export const externalRateListOutput = z.array(externalRateViewSchema).readonly();

/** A public table of a past year as the template of a new version: items without who issued it. */
export const tariffTemplateYears = ['1396', '1399', '1403'] as const;
export const tariffTemplateInput = z.strictObject({ year: z.enum(tariffTemplateYears) });
export const tariffTemplateOutput = z.strictObject({
  items: z.array(tariffItemSchema).readonly(),
  reductions: z.array(z.strictObject({ code: itemCodeSchema, title, maxBasisPoints: z.int() })).readonly(),
});

/** The tariff in force on the business day with each item's rate as it would be charged. */
export const tariffInForceOutput = z
  .strictObject({
    tariffId: idSchema,
    title: z.string(),
    /** Always true for now: a version that the province has signed does not exist yet. */
    enteredByOffice: z.boolean(),
    /** Nobody but the person who entered it has confirmed the version, or a rate that fills it in. */
    confirmedByNobodyElse: z.boolean(),
    effectiveFrom: daySchema,
    items: z
      .array(
        z.strictObject({
          ...tariffItemSchema.shape,
          /** Rials a unit with external rates filled in; null: the rate is still missing. */
          rate: rialsSchema.nullable(),
        }),
      )
      .readonly(),
    reductions: z.array(listedReductionSchema).readonly(),
  })
  .nullable();

/** Most documents, persons or pages that one line may count. */
export const maxCount = 10_000;

/** `count` documents or acts of one kind; `persons` and `pages` are those of *each* of them. */
export const requestedLineSchema = z.strictObject({
  itemCode: itemCodeSchema,
  count: z.int().min(1).max(maxCount),
  persons: z.int().min(0).max(maxCount).optional(),
  pages: z.int().min(0).max(maxCount).optional(),
  reduction: z.strictObject({ code: itemCodeSchema, basisPoints: z.int().min(1).max(10_000) }).optional(),
});
export type RequestedLine = z.infer<typeof requestedLineSchema>;

/** How an amount came about, part by part, for the screen to put into words. Amounts are rials. */
export const explanationPartSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tariff_rate'), tariff: z.string(), unitAmount: rialsSchema }),
  z.strictObject({
    kind: z.literal('external_rate'),
    authority: z.string(),
    letterNumber: z.string(),
    letterDay: daySchema,
    unitAmount: rialsSchema,
    /** The rate as the office entered it. */
    rateId: idSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('covered'),
    what: z.enum(['persons', 'pages']),
    given: z.int(),
    included: z.int(),
  }),
  z.strictObject({
    kind: z.literal('excess_of'),
    itemCode: z.string(),
    ...{ documents: z.int(), given: z.int(), included: z.int() },
  }),
  z.strictObject({
    kind: z.literal('reduction'),
    code: z.string(),
    ...{ basisPoints: z.int(), amount: rialsSchema },
  }),
  z.strictObject({
    kind: z.literal('vat'),
    mode: z.enum(['added', 'included']),
    basisPoints: z.int(),
    amount: rialsSchema,
  }),
]);
export type ExplanationPart = z.infer<typeof explanationPartSchema>;

export const pricedLineSchema = z.strictObject({
  itemCode: z.string(),
  title: z.string(),
  unitAmount: rialsSchema,
  count: z.int(),
  includedUnits: z.int(),
  /** count − includedUnits: what is paid for. */
  chargedCount: z.int(),
  net: rialsSchema,
  vat: rialsSchema,
  /** What the client pays for the line: net + vat. */
  gross: rialsSchema,
  payee: payeeSchema,
  channel: channelSchema,
  explanation: z.array(explanationPartSchema).readonly(),
});
export type PricedFeeLine = z.infer<typeof pricedLineSchema>;

/** What was wrong of a charge: so many units of one line, by its place from 1 on. */
export const wrongUnitsSchema = z.strictObject({ line: z.int().min(1), units: z.int().min(1) });
export const quoteInput = z
  .strictObject({
    /** Whose parties count; left out for a price beside any visit. */
    visitId: idSchema.optional(),
    /** Empty only where nothing stands in the place of what was wrong. */
    lines: z.array(requestedLineSchema).max(50).readonly(),
    /** The charge in whose place the lines stand, and what was wrong of it (D4.80): its visit's parties count. */
    instead: z.strictObject({ chargeId: idSchema, wrong: wrongUnitsSchema }).optional(),
  })
  .refine(({ lines, instead }) => lines.length > 0 || instead !== undefined, { path: ['lines'] });
export const quoteOutput = z.strictObject({
  tariffId: idSchema,
  lines: z.array(pricedLineSchema).readonly(),
  total: rialsSchema,
  officePosTotal: rialsSchema,
  /** The parties of the visit. */
  parties: z.int(),
  /** How many persons each document names, where the parties said it and not the clerk. */
  persons: z.array(z.strictObject({ itemCode: z.string(), persons: z.int() })).readonly(),
  /** Units for further persons that the parties come to and no line has. */
  uncounted: z.int(),
  /** Rials on the POS that the wrong units cost; 0 where the lines stand in the place of nothing. */
  takenOff: rialsSchema,
});

/** A line to be charged: its reduction has its paper, which a quote need not have. */
export const lineToChargeSchema = z.strictObject({
  ...requestedLineSchema.shape,
  paper: reductionPaperSchema.optional(),
});
export const chargeInput = z.strictObject({
  visitId: idSchema,
  lines: z.array(lineToChargeSchema).min(1).max(50).readonly(),
  /** Said on purpose: a further charge in a visit whose charges so far are paid. */
  another: z.boolean().optional(),
});
export const chargeOutput = z.strictObject({
  chargeId: idSchema,
  total: rialsSchema,
  officePosTotal: rialsSchema,
});

export const cancelReasonSchema = z.enum(['wrong_service', 'wrong_count', 'client_withdrew']);
export const cancelChargeInput = z.strictObject({ chargeId: idSchema, reasonCode: cancelReasonSchema });
/** After the visit was completed: by the manager, with a reason in words and the password (D11). */
export const cancelCompletedChargeInput = z.strictObject({
  chargeId: idSchema,
  reasonCode: cancelReasonSchema,
  reason: typedLines(0, 500),
  password: typedSecret(1, 200),
});

/** The letter by which another body set a rate. */
export const rateReferenceSchema = z.strictObject({
  authority: z.string(),
  letterNumber: z.string(),
  letterDay: daySchema,
});
export type RateReference = z.infer<typeof rateReferenceSchema>;

/** A visit's charge as screens and receipts show it. */
export const chargeViewSchema = z.strictObject({
  chargeId: idSchema,
  tariffTitle: z.string(),
  total: rialsSchema,
  cancelled: z.boolean(),
  at: instantSchema,
  lines: z
    .array(
      z.strictObject({
        line: z.int(),
        itemCode: z.string(),
        title: z.string(),
        unitAmount: rialsSchema,
        /** Who set the rate, where another body did; null: the tariff did, or it was charged before the reference was kept. */
        rate: rateReferenceSchema.nullable(),
        count: z.int(),
        chargedCount: z.int(),
        reduction: rialsSchema,
        /** Listed code under which the reduction was given; null without one. */
        reductionCode: z.string().nullable(),
        vat: rialsSchema,
        gross: rialsSchema,
        payee: payeeSchema,
        channel: channelSchema,
      }),
    )
    .readonly(),
});
export type ChargeView = z.infer<typeof chargeViewSchema>;
