// Looks at a client's full identifier or phone, and at kept files (D16): who looked at what, and when somebody looked at
// very many within minutes.
import { z } from 'zod';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** So many looks by one person … */
export const manyLooks = 20;
/** … within so many ms are a sign. */
export const manyWithinMs = 10 * 60_000;

/**
 * How a client's data came to be shown: asked for in a visit, taken up for a new one, looked up by an identifier, or as the
 * history of their visits.
 */
export const clientLookPurposes = ['revealed', 'taken_up', 'looked_up', 'history'] as const;
export const clientLookPurposeSchema = z.enum(clientLookPurposes);
export type ClientLookPurpose = z.infer<typeof clientLookPurposeSchema>;

/** What else is shown on request: who to call about a complaint, and a report of a PSP as it came. */
export const recordKinds = ['complaint_contact', 'psp_report'] as const;
export const recordKindSchema = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKindSchema>;

/** What was looked at, by its id: the visit of a client, a complaint, or the import of a report. */
export type LookTarget = { readonly kind: 'client' | RecordKind; readonly id: string };

/** The looks of one person at one thing for one purpose on one day. Instants are UTC. */
export type LooksAtOne = {
  readonly personId: string | null;
  readonly personName: string | null;
  readonly target: LookTarget;
  readonly purpose: ClientLookPurpose | null;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
};

/** Somebody looked at very many within minutes. */
export const lookSignSchema = z.strictObject({
  signId: idSchema,
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
export type LookSign = z.infer<typeof lookSignSchema>;
/** The latest first. */
export const lookSignsOutput = z.array(lookSignSchema);

export const answerSignInput = z.strictObject({
  signId: idSchema,
  /** Who was asked, and what was found; stays in the office. */
  note: z.string().trim().max(500),
});
