// Where a person works (D10, D11): the sections they were introduced for, and their transfers.
import { z } from 'zod';
import { besideInput, letterIdentitySchema, supervisoryBodySchema } from '#core/access/staff/contract.ts';
import { typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Sections that every office has; the manager adds those of the office. */
export const builtInSections = ['filing', 'sana', 'notices', 'e_payment', 'inbox'] as const;
export const builtInSectionSchema = z.enum(builtInSections);
export type BuiltInSection = z.infer<typeof builtInSectionSchema>;
/** An id of the list above, or of a section that the office added. */
export const sectionIdSchema = z.union([builtInSectionSchema, idSchema]);

export const transferKindSchema = z.enum(['section', 'office']);

const letterNumber = typedLine(1, 60);
const words = typedLines(0, 500);
const itemCodeSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);
const sections = z.array(sectionIdSchema).max(30);

export const sectionSchema = z.strictObject({
  sectionId: sectionIdSchema,
  /** Null for a built-in one, which the screen names, and where another PC keeps the name. */
  name: z.string().nullable(),
});
export type OfficeSection = z.infer<typeof sectionSchema>;
export const sectionsOutput = z.array(sectionSchema);
export const listSectionInput = z.strictObject({ name: typedLine(2, 80) });
export const listSectionOutput = z.strictObject({ sectionId: idSchema });

export const endSectionInput = z.strictObject({ sectionId: idSchema });
export const withdrawTransferInput = z.strictObject({ transferId: idSchema, reason: words });

export const servicesOutput = z.array(
  z.strictObject({ itemCode: z.string(), title: z.string(), sectionId: sectionIdSchema }),
);
export const placeServiceInput = z.strictObject({
  itemCode: itemCodeSchema,
  sectionId: sectionIdSchema,
  beside: besideInput.optional(),
});

export const introduceInput = z.strictObject({
  personId: idSchema,
  sections: sections.min(1),
  letterNumber,
  letterDay: daySchema,
});
export const transferInput = z.strictObject({
  personId: idSchema,
  kind: transferKindSchema,
  /** The sections from then on; none with a transfer to another office. */
  sections,
  /** Where to, with a transfer to another office. */
  toOffice: typedLine(0, 120),
  body: supervisoryBodySchema,
  letterNumber,
  letterDay: daySchema,
  /** The business day on which it takes effect: today or later. */
  effectiveOn: daySchema,
  reason: words,
  password: typedSecret(1, 200),
});
export const transferOutput = z.strictObject({ transferId: idSchema });
export const ofPersonInput = z.strictObject({ personId: idSchema });

export const transferViewSchema = z.strictObject({
  transferId: idSchema,
  kind: transferKindSchema,
  sections: z.array(sectionSchema),
  toOffice: z.string().nullable(),
  body: supervisoryBodySchema,
  letterNumber: z.string(),
  letterDay: daySchema,
  effectiveOn: daySchema,
  reason: z.string().nullable(),
  at: instantSchema,
  byName: z.string().nullable(),
  /** Withdrawn before its day: it never took effect. */
  withdrawn: z
    .strictObject({ reason: z.string().nullable(), at: instantSchema, byName: z.string().nullable() })
    .nullable(),
});
export type TransferView = z.infer<typeof transferViewSchema>;
export const postingOutput = z.strictObject({
  /** Today's sections; null where no letter names any: a manager works in all of them, anybody else in none. */
  sections: z.array(sectionSchema).nullable(),
  /** Whether a letter introduced them since they were cut off last (D9.80), and they are still here. */
  isIntroduced: z.boolean(),
  /** The day since which they belong to another office, or null. */
  leftOn: daySchema.nullable(),
  /** The latest first. */
  transfers: z.array(transferViewSchema),
});
export const transferLetterInput = z.strictObject({ transferId: idSchema });
export const transferLetterOutput = z.strictObject({
  officeName: z.string(),
  officeCode: z.string(),
  identity: letterIdentitySchema,
  transfer: transferViewSchema,
  /** The manager who prints and signs it. */
  signedBy: z.string(),
});
