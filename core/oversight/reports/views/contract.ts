// Views of the report room that a manager keeps under a name: what is chosen on its screen, to be chosen again at once (D20.145).
import { z } from 'zod';
import { calendarPeriods } from '#core/foundation/calendar/jalali-period.ts';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { groupingSchema, reportDaySchema } from '../contract.ts';

/** The period of a view moves with the days, unless it lies between two of them. */
const viewPeriodSchema = z.union([
  z.strictObject({ kind: z.enum(calendarPeriods) }),
  z.strictObject({ kind: z.literal('between'), from: reportDaySchema, to: reportDaySchema }),
]);

export const reportViewSchema = z.strictObject({
  period: viewPeriodSchema,
  breakdown: groupingSchema,
  against: z.enum(['before', 'lastYear']),
  /** All columns of the table in place of its pictures. */
  isFull: z.boolean(),
});
export type ReportView = z.infer<typeof reportViewSchema>;

const keptViewSchema = z.strictObject({ id: idSchema, name: z.string(), view: reportViewSchema });
export type KeptView = z.infer<typeof keptViewSchema>;
/** By name. */
export const viewsOutput = z.array(keptViewSchema).readonly();
export const keepViewInput = z.strictObject({ name: typedLine(1, 60), view: reportViewSchema });
export const dropViewInput = z.strictObject({ id: idSchema });
