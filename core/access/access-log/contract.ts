// Access to a client's full identifier or phone, and to kept files (D16): who saw what, and alerts when somebody saw very many
// within minutes.
import { z } from 'zod';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** So many accesses by one person … */
export const bulkAccess = 20;
/** … within so many ms raise an alert. */
export const manyWithinMs = 10 * 60_000;

/**
 * Views of clients' full data on one day from which on they are a sign: three times what an ordinary day of a person brings here, within
 * these bounds; `unknown` while the office has fewer days than `fewestDays` to tell (D16.66).
 */
export const dailyViews = {
  times: 3,
  least: 30,
  most: 100,
  unknown: 60,
  fewestDays: 10,
  lookedBack: 30,
} as const;

/**
 * How a client's data came to be shown: asked for in a visit, taken up for a new one, looked up by an identifier, or as the
 * history of their visits.
 */
export const accessPurposes = ['revealed', 'taken_up', 'looked_up', 'history'] as const;
export const accessPurposeSchema = z.enum(accessPurposes);
export type AccessPurpose = z.infer<typeof accessPurposeSchema>;

/** What else is shown on request: who to call about a complaint, and a report of a PSP as it came. */
export const recordKinds = ['complaint_contact', 'psp_report', 'bank_statement'] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** What was shown, by its id: the visit of a client, a complaint, or the import of a report. */
export type AccessTarget = { readonly kind: 'client' | RecordKind; readonly id: string };

/** How often one person saw one thing for one purpose on one day. Instants are UTC. */
export type AccessToOne = {
  readonly personId: string | null;
  readonly personName: string | null;
  readonly target: AccessTarget;
  /** A record is looked at for what it is. */
  readonly purpose: AccessPurpose | RecordKind;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
};

/** Somebody saw very many within minutes. */
export const accessAlertSchema = z.strictObject({
  alertId: idSchema,
  personId: idSchema,
  personName: z.string().nullable(),
  count: z.int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  day: daySchema,
  /** The manager's words; null while nobody answered. */
  answer: z
    .strictObject({ note: z.string().nullable(), at: instantSchema, byName: z.string().nullable() })
    .nullable(),
});
export type AccessAlert = z.infer<typeof accessAlertSchema>;
/** The latest first. */
export const accessAlertsOutput = z.array(accessAlertSchema);

export const answerAlertInput = z.strictObject({
  alertId: idSchema,
  /** Who was asked, and what was found; stays in the office. */
  note: typedLines(0, 500),
});
