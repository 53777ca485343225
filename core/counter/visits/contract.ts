// Visits and clients: inputs, outputs and states of what a visit is. Names and identifiers stay in the office (D16).
import { z } from 'zod';
import { foreignKindSchema } from '#core/counter/people/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedCode, typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** The types of client that can be served (domain.md §3). */
export const clientTypes = [
  'iranian_adult',
  'minor_below_sana_age',
  'minor_of_sana_age',
  'foreign_national',
  'lawyer',
  'legal_person',
  'notarised_agent',
  'natural_guardian',
  'appointed_guardian',
  'government_representative',
  'court_expert',
] as const;
export const clientTypeSchema = z.enum(clientTypes);
export type ClientType = z.infer<typeof clientTypeSchema>;

/** Post (سمت) of the one who acts for a legal person; who is not the CEO needs a letter. */
export const representativePostSchema = z.enum(['ceo', 'other']);

/** A number as it is typed. */
export const typedNumber = typedCode(0, 40);
const typed = typedNumber;
const fact = typedLine(0, 120);

export const fullName = typedLine(2, 120);

const contact = {
  /** Name of the person at the counter (of the representative for a legal person). */
  name: fullName,
  mobile: typed,
  postalCode: typed,
  /** Role in the matter (A7), e.g. plaintiff; the options come from the identity checklist. */
  matterRole: z.string().regex(/^[a-z_]{2,40}$/),
  /** کد رهگیری of the judiciary's own system, of a matter that is there already; may be empty. It is no filing (D1.12). */
  trackingNumber: typed,
};
const common = { ...contact, nationalCode: typed };
/** Who acts for another may be no Iranian: then the number in `nationalCode` is of this kind, and the document has its facts. */
const acting = {
  ...common,
  personKind: foreignKindSchema.optional(),
  nationality: typedLine(2, 120).optional(),
  documentExpiresOn: daySchema.optional(),
};
/** A principal who is no Iranian: what the number is, and whose citizen they are (D1.77). */
export const principalsOrigin = {
  principalKind: foreignKindSchema.optional(),
  principalNationality: typedLine(2, 120).optional(),
};
/** A person's licence: number, body and last day of validity. */
const licence = { licenceNumber: typedLine(1, 120), licenceExpiresOn: daySchema };
/** The one for whom a guardian acts. */
const ward = {
  wardName: fullName,
  wardIdentifier: typed,
  wardKind: foreignKindSchema.optional(),
  wardNationality: typedLine(2, 120).optional(),
};
/** How many sign together by the company's gazette; left out where one does. */
export const signatures = z
  .string()
  .regex(/^[2-9]$/)
  .optional();
export const genderSchema = z.enum(['girl', 'boy']);
/** A minor's birth date decides how they are served. */
const birth = { birthDate: daySchema, gender: genderSchema };
export const foreignDocumentSchema = z.enum(['passport_with_residence', 'amayesh_card', 'comprehensive_id']);
export const lawyersBodySchema = z.enum(['bar_association', 'judiciary_centre']);
export const expertsBodySchema = z.enum(['experts_association', 'judiciary_centre']);

export const clientInputSchema = z.discriminatedUnion('clientType', [
  z.strictObject({
    clientType: z.literal('iranian_adult'),
    ...common,
    /** Asked where it decides: of somebody whom the office knows as a minor; judged whenever it is given. */
    birthDate: daySchema.optional(),
  }),
  z.strictObject({
    clientType: z.literal('lawyer'),
    ...common,
    ...licence,
    licenceBody: lawyersBodySchema,
    licenceYear: typedLine(1, 120),
    /** National code or legal id of the one represented, or what `principalKind` says. */
    principalIdentifier: typed,
    principalName: fullName.optional(),
    ...principalsOrigin,
  }),
  z.strictObject({
    clientType: z.literal('legal_person'),
    ...acting,
    companyName: typedLine(2, 160),
    /** شناسه ملی, 11 digits. */
    legalId: typed,
    gazetteReference: typedLine(1, 120),
    representativePost: representativePostSchema,
    /** Letter of the one who is not the CEO; may be empty for the CEO. */
    letterNumber: fact,
    signatures,
    /** Whoever signs is a party too, in this role: a form of their own, and the company one more for whom they act (D1.225). */
    ownRole: contact.matterRole.optional(),
  }),
  /** The guardian stands at the counter; the child is the ward. */
  z.strictObject({ clientType: z.literal('minor_below_sana_age'), ...acting, ...ward, ...birth }),
  z.strictObject({ clientType: z.literal('minor_of_sana_age'), ...common, ...birth }),
  z.strictObject({
    clientType: z.literal('foreign_national'),
    ...contact,
    documentKind: foreignDocumentSchema,
    /** Number of the passport or card, or the comprehensive id (کد فراگیر). */
    documentNumber: typed,
    nationality: typedLine(2, 120),
    documentExpiresOn: daySchema,
  }),
  z.strictObject({
    clientType: z.literal('notarised_agent'),
    ...acting,
    powerNumber: typedLine(1, 120),
    powerDate: daySchema,
    principalName: fullName,
    principalIdentifier: typed,
    ...principalsOrigin,
  }),
  /** The ward's birth date: for a child who is of age only with a court's word. */
  z.strictObject({
    clientType: z.literal('natural_guardian'),
    ...acting,
    ...ward,
    birthDate: daySchema,
  }),
  z.strictObject({
    clientType: z.literal('appointed_guardian'),
    ...acting,
    ...ward,
    orderNumber: typedLine(1, 120),
    orderDate: daySchema,
    court: typedLine(2, 120),
  }),
  z.strictObject({
    clientType: z.literal('government_representative'),
    ...common,
    authority: typedLine(2, 120),
    letterNumber: typedLine(1, 120),
    letterDate: daySchema,
    personnelNumber: typedLine(1, 120),
  }),
  z.strictObject({
    clientType: z.literal('court_expert'),
    ...common,
    ...licence,
    licenceBody: expertsBodySchema,
  }),
]);
export type ClientInput = z.infer<typeof clientInputSchema>;

export const openVisitInput = z.strictObject({ client: clientInputSchema });
export const openVisitOutput = z.strictObject({
  visitId: idSchema,
  number: z.int(),
});

/** What a visit is at: identity → fees → payment → done. Read from the facts. */
export const visitStateSchema = z.enum([
  'open',
  'verified',
  'charged',
  'paid',
  'completed',
  'refused',
  'escalated',
  'cancelled',
  'asked',
]);
export type VisitState = z.infer<typeof visitStateSchema>;

export const visitRowSchema = z.strictObject({
  visitId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  at: instantSchema,
  clientType: clientTypeSchema,
  clientName: z.string(),
  /** How many others came to the same visit. */
  others: z.int(),
  /** The names of everybody else in it, those who are only represented too. */
  otherNames: z.array(z.string()),
  identifierMasked: z.string(),
  state: visitStateSchema,
  charged: z.int(),
  paid: z.int(),
  by: idSchema.nullable(),
});
export type VisitRow = z.infer<typeof visitRowSchema>;

export const visitInput = z.strictObject({ visitId: idSchema });
export const dayListInput = z.strictObject({ day: daySchema });
export const dayListOutput = z.array(visitRowSchema).readonly();

/** A visit with its newest act at every PC that did something in it. */
export const savedVisitSchema = z.strictObject({
  visitId: idSchema,
  acts: z.array(z.strictObject({ device: idSchema, at: instantSchema })),
});
export type SavedVisit = z.infer<typeof savedVisitSchema>;
export const savedVisitsOutput = z.array(savedVisitSchema);

export const cancelReasonSchema = z.enum(['client_left', 'wrong_client', 'service_not_possible', 'unpaid']);
export const cancelVisitInput = z.strictObject({ visitId: idSchema, reasonCode: cancelReasonSchema });

/** A visit that was served though less than was due came in; the manager ends it, with the password (D11). */
export const completeUnderpaidInput = z.strictObject({
  visitId: idSchema,
  reason: typedLines(0, 500),
  password: typedSecret(1, 200),
});

/** Something that was served and not paid for. */
export const servedUnpaidSchema = z.strictObject({
  kind: z.enum([
    'payment_reversed',
    'charge_cancelled',
    'charge_lowered',
    'cancelled_unpaid',
    'completed_underpaid',
  ]),
  /** The reversal, correction or ending; unique. */
  factId: idSchema,
  visitId: idSchema,
  /** In the whole office: `3-12`. */
  visitNumber: z.string(),
  visitDay: daySchema,
  /** Who opened the visit, and who did what made it unpaid. */
  clerk: idSchema.nullable(),
  by: idSchema.nullable(),
  at: instantSchema,
  reasonCode: z.string().nullable(),
  /** Rials that did not come in. */
  amount: z.int(),
  /** The money came in after all. */
  isSettled: z.boolean(),
  /** One PC completed the visit and another cancelled it. */
  isEndedApart: z.boolean(),
});
export type ServedUnpaid = z.infer<typeof servedUnpaidSchema>;
export const servedUnpaidOutput = z.array(servedUnpaidSchema).readonly();

/** What the judiciary's own system answered, as typed, scanned or pasted. */
export const recordFilingInput = z.strictObject({
  visitId: idSchema,
  trackingNumber: typed,
  branch: fact,
  /** Local time of the filing, HH:MM; may be empty. */
  filedTime: z.string().regex(/^(?:[01]\d:[0-5]\d|2[0-3]:[0-5]\d)?$/),
  /** What that system charged by itself (court fees), in rials: recorded as it stands there, never worked out here. */
  governmentCharge: rialsSchema.nullable().optional(),
  /** What that system says is due to the office for this filing, in rials; as it stands there. */
  officeFee: rialsSchema.nullable().optional(),
  /** The filing of the visit that this one puts right; left out for one of its own. */
  replaces: idSchema.optional(),
});
const byManager = { reason: typedLines(0, 500), password: typedSecret(1, 200) };
/** A number that stands in the office already, by the manager, with a reason and the password (D11). */
export const recordFilingTwiceInput = z.strictObject({ ...recordFilingInput.shape, ...byManager });
/** A filing that is taken back, by the manager, with a reason and the password (D11). */
export const withdrawFilingInput = z.strictObject({ visitId: idSchema, filingId: idSchema, ...byManager });
/** An unusual act in a visit and why it was done. */
export const visitReasonSchema = z.strictObject({
  kind: z.string(),
  visitId: idSchema,
  /** In the whole office: `3-12`. */
  visitNumber: z.string(),
  /** Null where the private part is not here. */
  reason: z.string().nullable(),
  at: instantSchema,
  by: idSchema.nullable(),
  byName: z.string().nullable(),
});
export const visitReasonsOutput = z.array(visitReasonSchema).readonly();

/** Visits of days before today that still need somebody, the oldest day first. */
export const leftOpenOutput = z.array(z.strictObject({ ...visitRowSchema.shape, day: daySchema })).readonly();
export type LeftOpenVisit = z.infer<typeof leftOpenOutput>[number];

/** A returning client prefills contact data, never the verification. */
export const findClientInput = z.strictObject({ clientType: clientTypeSchema, identifier: typed });
export const findClientOutput = z
  .strictObject({ name: z.string(), mobile: z.string(), postalCode: z.string(), lastVisitDay: daySchema })
  .nullable();

/** A client's contact data for a new visit, as their newest visit has it; the full identifier is among it. */
export const takeUpClientOutput = z.strictObject({
  clientType: clientTypeSchema,
  identifier: z.string(),
  name: z.string(),
  mobile: z.string(),
  postalCode: z.string(),
  lastVisitDay: daySchema,
});

/** Visits that one look at a client's history shows. */
export const historyAtMost = 100;
export const clientHistoryOutput = z.strictObject({
  identifierMasked: z.string(),
  /** The latest first; every PC's. */
  rows: z.array(z.strictObject({ ...visitRowSchema.shape, day: daySchema, byName: z.string().nullable() })),
  /** There are more than are shown. */
  more: z.boolean(),
});
export type ClientHistory = z.infer<typeof clientHistoryOutput>;

/** Whose identifier is shown; the first form's where none is named. */
export const revealIdentifierInput = z.strictObject({ visitId: idSchema, formId: idSchema.optional() });
export const revealIdentifierOutput = z.strictObject({ identifier: z.string(), mobile: z.string() });
export const adviceReferralInput = z.strictObject({ visitId: idSchema.nullable() });

export const withdrawActInput = z.strictObject({ actId: idSchema });
