// Days on which the office is closed (D7): the table that the manager keeps, each day with its source, until the
// province's package brings it. A deadline does not count them.
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';

/** `holiday` is known before; `sudden` is declared for the day itself, e.g. for the air or the cold. */
export const closureKindSchema = z.enum(['holiday', 'sudden']);
export type ClosureKind = z.infer<typeof closureKindSchema>;

const source = typedLine(2, 120);

export const declareClosureInput = z.strictObject({
  closedDay: daySchema,
  kind: closureKindSchema,
  /** Who closed: the calendar, the governor's office … */
  authority: source,
  /** Where it stands: a letter's number, the page of the calendar, the time of the announcement. */
  reference: source,
});
export const declareClosureOutput = z.strictObject({ closureId: idSchema });
export const withdrawClosureInput = z.strictObject({ closureId: idSchema });

export const closureViewSchema = z.strictObject({
  closureId: idSchema,
  closedDay: daySchema,
  kind: closureKindSchema,
  authority: z.string(),
  reference: z.string(),
  declaredByName: z.string().nullable(),
  withdrawn: z.boolean(),
});
export type ClosureView = z.infer<typeof closureViewSchema>;
/** By their day, the last first. */
export const closureListOutput = z.array(closureViewSchema);

/** Holidays as the printed calendar has them, that no authority issued to the office. */
export const unofficialHolidaysOutput = z.strictObject({
  /** Jalali year. */
  year: z.int(),
  days: z
    .array(
      z.strictObject({
        closedDay: daySchema,
        title: z.string(),
        /** `past`: too long ago to be declared. */
        state: z.enum(['open', 'declared', 'past']),
      }),
    )
    .readonly(),
});
