// The complaint and feedback register (D7, D14): inputs, outputs and states. Texts and contacts stay in the office;
// what is said about the manager is sealed to the province and never shown here.
import { z } from 'zod';
import { besideInput, roleSchema } from '#core/access/staff/contract.ts';
import { typedCode, typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';

export const complaintKindSchema = z.enum(['complaint', 'feedback']);
export type ComplaintKind = z.infer<typeof complaintKindSchema>;

export const complaintCategories = [
  'conduct',
  'delay',
  'overcharge',
  'cash_demand',
  'legal_advice',
  'confidentiality',
  'premises',
  'satisfaction',
  'suggestion',
  'other',
] as const;
export const complaintCategorySchema = z.enum(complaintCategories);
/** What a person of the office did is complained of: one manager alone does not decide on it (D7.65). */
export const weightyCategories: readonly (typeof complaintCategories)[number][] = ['cash_demand', 'conduct'];

/** Read from the facts; `merged` goes on in another one. What is about the manager is not the office's to answer: it stays `with_province`. */
export const complaintStateSchema = z.enum(['open', 'closed', 'merged', 'with_province']);
export type ComplaintState = z.infer<typeof complaintStateSchema>;

export const outcomeSchema = z.enum(['upheld', 'rejected', 'referred']);
export type ComplaintOutcome = z.infer<typeof outcomeSchema>;
export const addendumKindSchema = z.enum(['addendum', 'outcome']);
export type AddendumKind = z.infer<typeof addendumKindSchema>;

/** Working days before the deadline from which the morning card names a complaint. */
export const complaintNoticeDays = 2;
/** The protection news line of the judiciary, printed on every slip (D6). */
export const protectionLine = '127';

const complaintText = typedLines(0, 4000);

export const registerComplaintInput = z.strictObject({
  kind: complaintKindSchema,
  category: complaintCategorySchema,
  /** Seals text and contact to the province; before enrolment they are not taken at all. */
  aboutManager: z.boolean(),
  /** May be empty for feedback, and for a complaint about the manager. */
  text: complaintText,
  contactName: typedLine(0, 120),
  /** As typed; may be empty. */
  contactPhone: typedLine(0, 40),
  visitId: idSchema.nullable(),
  /** Who of the office it is about, where the client names somebody; a manager makes it one about the manager. */
  aboutId: idSchema.nullable().optional(),
});
export const registerComplaintOutput = z.strictObject({
  complaintId: idSchema,
  number: z.int().min(1),
  deskNumber: z.int().min(1),
  trackingCode: z.string(),
  dueDay: daySchema,
  /** It is about whoever took it down, by any account of theirs: a colleague prints the slip, for it is there for them no more (D7.9). */
  isAboutWriter: z.boolean(),
});

export const addAddendumInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addendum'), complaintId: idSchema, text: typedLines(1, 4000) }),
  z.strictObject({
    kind: z.literal('outcome'),
    complaintId: idSchema,
    outcome: outcomeSchema,
    text: typedLines(1, 4000),
    /** Of a complaint about cash or conduct. */
    beside: besideInput.optional(),
  }),
]);
export const addAddendumOutput = z.strictObject({ addendumId: idSchema });

export const linkKindSchema = z.enum(['related', 'merged']);
export type LinkKind = z.infer<typeof linkKindSchema>;
/** The other one by the code of its slip. `merged`: this one goes on in the other. */
export const linkComplaintInput = z.strictObject({
  complaintId: idSchema,
  trackingCode: typedCode(0, 40),
  kind: linkKindSchema,
  reason: typedLines(0, 500),
});

export const complaintInput = z.strictObject({ complaintId: idSchema });
export const revealContactOutput = z.strictObject({ contactPhone: z.string() });
/** The code of a slip, in any digit set and letter case, dashes and spaces allowed. */
export const findComplaintInput = z.strictObject({ trackingCode: typedCode(0, 40) });
export const findComplaintOutput = z.strictObject({ complaintId: idSchema });

export const complaintFilterSchema = z.enum(['all', 'open', 'overdue', 'closed', 'with_province']);
export type ComplaintFilter = z.infer<typeof complaintFilterSchema>;
export const listComplaintsInput = z.strictObject({ state: complaintFilterSchema });

export const complaintRowSchema = z.strictObject({
  complaintId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  kind: complaintKindSchema,
  category: complaintCategorySchema,
  aboutManager: z.boolean(),
  at: instantSchema,
  /** The PC that recorded it. */
  device: idSchema,
  day: daySchema,
  byName: z.string().nullable(),
  dueDay: daySchema,
  state: complaintStateSchema,
  /** Working days until the deadline, negative after it; null where no deadline runs (feedback, closed, with the province). */
  workingDaysLeft: z.int().nullable(),
  overdue: z.boolean(),
});
export type ComplaintRow = z.infer<typeof complaintRowSchema>;
export const listComplaintsOutput = z.strictObject({
  rows: z.array(complaintRowSchema),
  /** There are more of this state than are listed. */
  more: z.boolean(),
});

/**
 * Why a text is not shown: `sealed` to the province, `not_taken` before enrolment, `withheld` from this person,
 * `not_here` when its private part is kept by another PC or was purged, `none` when nothing was said.
 */
export const textStateSchema = z.enum(['shown', 'sealed', 'not_taken', 'withheld', 'not_here', 'none']);
export type TextState = z.infer<typeof textStateSchema>;

/** The visit from which a complaint was opened. */
export const complaintVisitSchema = z.strictObject({
  visitId: idSchema,
  deskNumber: z.int(),
  number: z.int(),
  day: daySchema,
  /** Empty when its private part is kept by another PC or was purged. */
  clientName: z.string(),
});

export const complaintViewSchema = z.strictObject({
  ...complaintRowSchema.shape,
  /** Only for whoever may read the text: the visit tells who complained. */
  visit: complaintVisitSchema.nullable(),
  textState: textStateSchema,
  text: z.string().nullable(),
  contactName: z.string().nullable(),
  /** Masked: the whole number is shown on request, and the look is journalled (D16). */
  contactPhoneMasked: z.string().nullable(),
  /** Who it is about, for whoever may read it. */
  aboutName: z.string().nullable(),
  /** What it has to do with others: `into` went on in that one, `from` came in from it. */
  links: z.array(
    z.strictObject({
      complaintId: idSchema,
      number: z.int(),
      deskNumber: z.int(),
      kind: z.enum(['related', 'into', 'from']),
    }),
  ),
  /** Oldest first. */
  addenda: z.array(
    z.strictObject({
      addendumId: idSchema,
      kind: addendumKindSchema,
      outcome: outcomeSchema.nullable(),
      textState: textStateSchema,
      text: z.string().nullable(),
      at: instantSchema,
      device: idSchema,
      byName: z.string().nullable(),
      /** Who decided it with the manager, and their own words; null where nobody did or it is not for this person. */
      second: z.strictObject({ name: z.string().nullable(), words: z.string().nullable() }).nullable(),
    }),
  ),
});
export type ComplaintView = z.infer<typeof complaintViewSchema>;

/** A complaint as its visit at the counter shows it. */
export const complaintOfVisitSchema = z.strictObject({
  complaintId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  kind: complaintKindSchema,
  category: complaintCategorySchema,
});
export type ComplaintOfVisit = z.infer<typeof complaintOfVisitSchema>;

/** Who of the office a complaint may name; also who has left: the client met them when they were here. */
export const complaintPeopleOutput = z.array(
  z.strictObject({ id: idSchema, name: z.string(), role: roleSchema, hasLeft: z.boolean() }),
);

/** What is printed and handed to the client. */
export const complaintSlipOutput = z.strictObject({
  officeName: z.string(),
  officeCode: officeCodeSchema,
  demo: z.boolean(),
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  kind: complaintKindSchema,
  category: complaintCategorySchema,
  at: instantSchema,
  dueDay: daySchema,
  /** Then the slip says that the province answers, or that 127 takes the text. */
  aboutManager: z.boolean(),
  textTaken: z.boolean(),
  protectionLine: z.string(),
});
export type ComplaintSlip = z.infer<typeof complaintSlipOutput>;
