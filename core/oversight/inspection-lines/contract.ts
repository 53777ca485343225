// The lines V1 to V15 of an inspection (domain.md §6): what the office recorded of each, what an inspector found, and the protocol.
import { z } from 'zod';
import { photoInput } from '#core/assets/photos/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const inspectionLineSchema = z.enum([
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
  'V7',
  'V8',
  'V9',
  'V10',
  'V11',
  'V12',
  'V13',
  'V14',
  'V15',
]);
export type InspectionLine = z.infer<typeof inspectionLineSchema>;
export const inspectionLines: readonly InspectionLine[] = inspectionLineSchema.options;

/** What a case is: how its sentence begins. */
export const caseKinds = [
  'check',
  'board',
  'terminal',
  'cash_offered',
  'cash_demand',
  'difference_explained',
  'checked_visits',
  'unchecked_visit',
  'file',
  'departure',
  'transfer',
  'sharing_sign',
  'sharing_answered',
  'many_views',
  'views',
  'complaint',
  'inbox',
  'topic',
  'minutes',
  'fault',
  'action',
  'day',
  'difference',
  'referral',
  'advice_complaint',
] as const;

/** `good`: as it should be; `late`: done late, or named and answered for; `missing`: not done, or open. */
export const caseOutcomes = ['good', 'late', 'missing'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

const count = z.int().min(0);
const figures = { good: count, late: count, missing: count };

export const lineCaseSchema = z.strictObject({
  kind: z.enum(caseKinds),
  outcome: z.enum(caseOutcomes),
  /** Business day on which it was; null for what stands now. */
  day: daySchema.nullable(),
  /** So many that are alike. */
  count: z.int().min(1),
  /** What it is of: a check, a terminal, a number, a code, a title. Nothing of a client. */
  subject: z.string(),
  /** Who of the office. */
  person: z.string().nullable(),
  /** Minutes of a cut-off or of training, rials or units of a difference. */
  amount: z.int().nullable(),
  /** Deadline, end of validity. */
  due: daySchema.nullable(),
});
export type LineCase = z.infer<typeof lineCaseSchema>;

export const verdictSchema = z.enum(['well', 'finding', 'not_checked']);
export type LineVerdict = z.infer<typeof verdictSchema>;

export const verdictViewSchema = z.strictObject({
  verdict: verdictSchema,
  at: instantSchema,
  from: daySchema,
  to: daySchema,
  ...figures,
  /** Null where the private part is not here. */
  words: z.string().nullable(),
  /** What was photographed with it (D16.160). */
  photoId: idSchema.nullable(),
});
export type VerdictView = z.infer<typeof verdictViewSchema>;

/** Longest span that is looked at, in days. */
export const longestSpanDays = 366;
export const spanInput = z.strictObject({ from: daySchema, to: daySchema });

export const lineRowSchema = z.strictObject({
  line: inspectionLineSchema,
  ...figures,
  /** Of the visit that is told. */
  verdict: verdictViewSchema.nullable(),
});
export type LineRow = z.infer<typeof lineRowSchema>;

export const linesOutput = z.strictObject({
  from: daySchema,
  to: daySchema,
  /** The visit of whoever asks; for the manager the last one that gave a verdict. */
  visit: z
    .strictObject({
      inspectionId: idSchema,
      name: z.string(),
      purpose: z.string(),
      at: instantSchema,
      /** The last protocol of the visit, and whether it says what was found last. */
      protocol: z.strictObject({ protocolId: idSchema, isLast: z.boolean() }).nullable(),
    })
    .nullable(),
  lines: z.array(lineRowSchema),
});
export type LinesView = z.infer<typeof linesOutput>;

export const evidenceInput = z.strictObject({ line: inspectionLineSchema, ...spanInput.shape });
/** Cases that are listed. */
export const casesShown = 200;
export const evidenceOutput = z.strictObject({
  line: inspectionLineSchema,
  ...figures,
  /** What is missing first, then what was late, then the rest; in each the last day first. */
  cases: z.array(lineCaseSchema),
  more: z.boolean(),
});
export type LineEvidence = z.infer<typeof evidenceOutput>;

export const giveVerdictInput = z.strictObject({
  ...evidenceInput.shape,
  verdict: verdictSchema,
  /** What was found, or why it was not checked; may be empty where all is well. Stays in the office. */
  words: typedLines(0, 600),
  photo: photoInput.optional(),
});
export const makeProtocolOutput = z.strictObject({ protocolId: idSchema });
export const protocolInput = z.strictObject({ protocolId: idSchema });
export const protocolOutput = z.strictObject({
  officeName: z.string(),
  officeCode: z.string(),
  inspector: z.string(),
  purpose: z.string(),
  begunAt: instantSchema,
  madeAt: instantSchema,
  /** Who signs for the office, as far as there is one manager. */
  manager: z.string().nullable(),
  lines: z.array(z.strictObject({ line: inspectionLineSchema, ...verdictViewSchema.shape })),
});
export type Protocol = z.infer<typeof protocolOutput>;
