// The clock of this PC: whether it is believed, and the manager's word on it.
import { z } from 'zod';
import { passwordSchema } from '#core/access/staff/contract.ts';
import { typedLines } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const clockDoubtKindSchema = z.enum(['before_last_entry', 'off_from_province', 'off_from_peers']);
export type ClockDoubtKind = z.infer<typeof clockDoubtKindSchema>;

/** A doubt that the manager has not answered yet. While it stands no day is opened, no visit begun, nothing charged. */
export const openDoubtSchema = z.strictObject({
  doubtId: idSchema,
  kind: clockDoubtKindSchema,
  /** What the clock said when it was doubted, and what it should have said at least, UTC. */
  wall: instantSchema,
  expected: instantSchema,
  /** By the clock as it stands the business day goes back by more than one: a second person confirms beside the manager. */
  needsSecond: z.boolean(),
});
export type OpenDoubt = z.infer<typeof openDoubtSchema>;

export const clockStateOutput = z.strictObject({
  /** What the clock says now, UTC. */
  now: instantSchema,
  doubt: openDoubtSchema.nullable(),
});

export const confirmClockInput = z.strictObject({
  doubtId: idSchema,
  reason: typedLines(0, 300),
  password: passwordSchema,
  /** Who confirms it beside the manager, with their own password; asked where the business day goes back by more than one. */
  second: z.strictObject({ personId: idSchema, password: passwordSchema }).nullable(),
});
