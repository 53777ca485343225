// Sync with the province (D22): what the badge and the sync page show.
import { z } from 'zod';
import { isProblem, type Problem } from '#core/leaves/problems/catalogue.ts';
import { idSchema, instantSchema } from '#core/leaves/wire/contract.ts';

/** What the engine is doing, or why it is not. */
export const syncPhaseSchema = z.enum(['not_enrolled', 'idle', 'sending', 'waiting']);
export type SyncPhase = z.infer<typeof syncPhaseSchema>;

export const syncStateOutput = z.strictObject({
  phase: syncPhaseSchema,
  deviceId: idSchema.nullable(),
  provinceUrl: z.string().nullable(),
  /** Entries of this device that the province has not acknowledged. */
  queued: z.int(),
  /** When the oldest of them was made, UTC. */
  oldestAt: instantSchema.nullable(),
  acked: z.int(),
  backedUp: z.int(),
  total: z.int(),
  lastContactAt: instantSchema.nullable(),
  /** Server clock minus this clock; flagged beyond five minutes, never a reason to refuse. */
  clockOffsetMs: z.int().nullable(),
  quarantined: z.array(z.int()),
  /** Last failure, null after a success. */
  problem: z.custom<Problem>(isProblem).nullable(),
  /** When the next attempt is due, UTC. */
  nextAttemptAt: instantSchema.nullable(),
});
export type SyncStateView = z.infer<typeof syncStateOutput>;

/** Fewest characters of a pairing code. */
export const shortestPairingCode = 6;

export const enrolInput = z.strictObject({
  provinceUrl: z.string().trim().max(200),
  code: z.string().trim().min(shortestPairingCode).max(64),
});
