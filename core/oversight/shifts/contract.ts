// Shifts and leave of a person, and what follows from them and from the journal: signs that an account is shared (D11).
// Nothing here stops anybody from working.
import { z } from 'zod';
import { operatorChangeMs } from '#core/access/staff/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** HH:MM in Tehran. */
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const hoursSchema = z.strictObject({ starts: clock, ends: clock });
/** From Saturday to Friday; null: no work on that day. */
export const weekSchema = z.array(hoursSchema.nullable()).length(7);
export type Week = z.infer<typeof weekSchema>;

/** Days of the calendar that are shown at once, in whole weeks. */
export const calendarDays = 28;
/** Longest leave, and how far ahead or back it is recorded, in days. */
export const longestLeaveDays = 120;

export const calendarDaySchema = z.strictObject({
  day: daySchema,
  /** `unset`: nobody has said when this person works. */
  kind: z.enum(['shift', 'off', 'leave', 'holiday', 'unset']),
  hours: hoursSchema.nullable(),
});
export const leaveSchema = z.strictObject({
  leaveId: idSchema,
  fromDay: daySchema,
  toDay: daySchema,
  /** Null where the private part is not here. */
  note: z.string().nullable(),
});
export const ofPersonInput = z.strictObject({ personId: idSchema });
export const ofPersonOutput = z.strictObject({
  /** The week in force today; null while none was set. */
  week: z.strictObject({ fromDay: daySchema, days: weekSchema }).nullable(),
  /** From the Saturday before last. */
  calendar: z.array(calendarDaySchema),
  /** Leave that is not over and was not withdrawn, the earliest first. */
  leaves: z.array(leaveSchema),
});
export type PersonShifts = z.infer<typeof ofPersonOutput>;

export const setWeekInput = z.strictObject({ personId: idSchema, fromDay: daySchema, days: weekSchema });
export const recordLeaveInput = z.strictObject({
  personId: idSchema,
  fromDay: daySchema,
  toDay: daySchema,
  note: typedLines(0, 200),
});
export const withdrawLeaveInput = z.strictObject({
  leaveId: idSchema,
  reason: typedLines(0, 200),
});

export const alertKindSchema = z.enum([
  'two_pcs',
  'typing',
  'out_of_shift',
  'operator_changed',
  'unproved',
  'hasty_checks',
  'code_twice',
]);
export type AlertKind = z.infer<typeof alertKindSchema>;

/** What counts as a sign; said on the screen. */
export const alertLimits = {
  /** A sign-in at another PC so soon after the former one, ms. */
  twoPcsMs: 5 * 60_000,
  /** Acts at two PCs so close to each other, without a sign-in between, ms. */
  typingMs: 10 * 60_000,
  /** Work so long before or after the shift, ms. */
  shiftMs: 30 * 60_000,
  operatorChangeMs,
  /** … so often between the same two on one day. */
  handsTimes: 3,
  /** So many identity checks under one name … */
  hastyChecks: 30,
  /** … within so many ms. */
  hastyMs: 30_000,
} as const;
/** Days that are looked through, the last one included. */
export const alertDays = 14;

/** One fact that a sign rests on. */
export const evidenceSchema = z.strictObject({
  at: instantSchema,
  /** Null where the PC is not known here. */
  desk: z.int().nullable(),
  otherAt: instantSchema.nullable(),
  otherDesk: z.int().nullable(),
});
export type Evidence = z.infer<typeof evidenceSchema>;
export const alertSchema = z.strictObject({
  personId: idSchema,
  personName: z.string(),
  /** The other one of a change of hands. */
  otherName: z.string().nullable(),
  kind: alertKindSchema,
  day: daySchema,
  count: z.int().min(1),
  /** The first of them. */
  evidence: z.array(evidenceSchema),
  /** What the clocks are worth: corrected by the province's, never compared with it, or in doubt on that day. */
  clocks: z.enum(['compared', 'not_compared', 'doubted']),
  /** Whoever asks is in it, and cannot answer for it. */
  isOwn: z.boolean(),
});
export type SharingAlert = z.infer<typeof alertSchema>;
export const alertsOutput = z.strictObject({
  from: daySchema,
  to: daySchema,
  open: z.array(alertSchema),
  /** The newest answers, the last first. */
  answered: z.array(
    z.strictObject({
      id: idSchema,
      personName: z.string().nullable(),
      kind: alertKindSchema,
      day: daySchema,
      note: z.string().nullable(),
      at: instantSchema,
      byName: z.string().nullable(),
    }),
  ),
});
export type SharingAlerts = z.infer<typeof alertsOutput>;
export const explainAlertInput = z.strictObject({
  personId: idSchema,
  kind: alertKindSchema,
  day: daySchema,
  seenCount: z.int().min(1),
  /** Who was asked, and what was found; stays in the office. */
  note: typedLines(0, 500),
});
