// The store as people see it: what happened to it, how much room there is, which copies are at hand.
import { z } from 'zod';
import { passwordSchema } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { daySchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { rewoundCauseSchema } from '#core/journal/witness/contract.ts';

/** When the tables of a day are compared with the journal. */
export const comparedAtSchema = z.enum(['open', 'close']);
export type ComparedAt = z.infer<typeof comparedAtSchema>;

const bytes = z.int().min(0);

export const storeHealthOutput = z.strictObject({
  freeBytes: bytes,
  storeBytes: bytes,
  /** True when room on the disk is so short that somebody should act. */
  isRoomShort: z.boolean(),
  /** The newest first. Every one was read back whole when it was written. */
  snapshots: z.array(z.strictObject({ name: z.string(), at: instantSchema, bytes, own: z.boolean() })),
  /** Why the last snapshot was not taken; null after one that was. */
  snapshotProblem: z.custom<Problem>(isProblem).nullable(),
  /** Times that a store of this office was found older than what was known of it, the newest first. */
  rewinds: z.array(
    z.strictObject({
      at: instantSchema,
      cause: rewoundCauseSchema,
      missing: z.int().min(0),
      device: z.string(),
    }),
  ),
  /** Times that tables, or the journal itself, were found changed from outside, the newest first. */
  damages: z.array(
    z.strictObject({
      at: instantSchema,
      ofDay: daySchema,
      rows: z.int().min(0),
      /** Where the chain does not hold; null when only tables differed, which are as the journal says again. */
      journalSeq: z.int().nullable(),
    }),
  ),
  /** True where the office's key can get a printed recovery code. */
  hasRecoveryCode: z.boolean(),
});
export type StoreHealth = z.infer<typeof storeHealthOutput>;

/** How many entries leave. */
export const exportNotedOutput = z.strictObject({ entries: z.int().min(1) });
export const snapshotTakenOutput = z.strictObject({ problem: z.custom<Problem>(isProblem).nullable() });
export const renewRecoveryCodeInput = z.strictObject({ password: passwordSchema });
export const recoveryCodeOutput = z.strictObject({ recoveryCode: z.string() });
