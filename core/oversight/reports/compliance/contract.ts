// How the duties of the directive were kept in a period (D20.87): how often each was asked, and what was done, late or missed.
import { z } from 'zod';
import { daySchema } from '#core/foundation/wire/contract.ts';
import { periodSchema } from '../contract.ts';

/** D1 to D22. */
export const duties = [
  ...['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10', 'D11'],
  ...['D12', 'D13', 'D14', 'D15', 'D16', 'D17', 'D18', 'D19', 'D20', 'D21', 'D22'],
] as const;

export const occasionOutcomes = ['done', 'late', 'missed'] as const;
export type OccasionOutcome = (typeof occasionOutcomes)[number];

/**
 * The worst that was found says it. `idle`: nothing was asked of the office in the period; `unmeasured`: the application counts
 * nothing by which the duty could be judged.
 */
export const dutyStates = ['done', 'late', 'missed', 'idle', 'unmeasured'] as const;
export const dutyStateSchema = z.enum(dutyStates);
export type DutyState = z.infer<typeof dutyStateSchema>;

const count = z.int().min(0);

export const dutyRowSchema = z.strictObject({
  duty: z.string().regex(/^D\d{1,2}$/),
  state: dutyStateSchema,
  done: count,
  late: count,
  missed: count,
  /** The days of what was late or missed, the earliest first. */
  evidence: z.array(z.strictObject({ day: daySchema, outcome: z.enum(['late', 'missed']), count })),
});
export type DutyRow = z.infer<typeof dutyRowSchema>;

export const complianceInput = z.strictObject({ period: periodSchema });
export const complianceOutput = z.strictObject({
  period: periodSchema,
  today: daySchema,
  duties: z.array(dutyRowSchema),
});
export type Compliance = z.infer<typeof complianceOutput>;
