// The shared wire format of sync protocol v1 (design.md §6): what office and province both must read the same way.
// The province may import this folder and nothing else of core.
import { z } from 'zod';

/** Lower-case hexadecimal SHA-256 (64 characters). */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
/** UUID of any version, lower case; ids made here are UUIDv7. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** Random 128-bit epoch of a device's stream, lower-case hex. */
export const epochSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** Office code as the judiciary assigns it: 3 to 8 digits, text. */
export const officeCodeSchema = z.string().regex(/^\d{3,8}$/);
/** UTC instant with milliseconds, e.g. 2026-11-25T10:37:49.123Z. */
export const instantSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
/** Business day of the office: the Gregorian date in Asia/Tehran, e.g. 2026-11-25. */
export const daySchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
/** Sequence number of an entry in its stream: gap-free from 1. */
export const seqSchema = z.int().min(1);

/** The envelope of a journal entry. `body` is understood only by those who know `type` and `tv`. */
export const envelopeSchema = z.strictObject({
  v: z.literal(1),
  device: idSchema,
  epoch: epochSchema,
  seq: seqSchema,
  /** Evidence, never an order between devices. Never before the stream's last entry. */
  at: instantSchema,
  day: daySchema,
  office: officeCodeSchema,
  /** Staff id of the person, or null for the device itself (set-up, operations). */
  actor: idSchema.nullable(),
  type: z
    .string()
    .regex(/^[a-z_]+\.[a-z0-9_]+$/)
    .max(64),
  tv: z.int().min(1).max(1000),
  body: z.record(z.string(), z.unknown()),
  /** Commitment to the private part, which never leaves the office. */
  private: hashSchema.optional(),
  clock: z.strictObject({
    /** Difference to the province's clock in ms (server − device), null before the first contact. */
    offsetMs: z.int().nullable(),
    monotonicMs: z.int().min(0),
    boot: idSchema,
    /** What the device's clock said, when that lies before the stream's last entry; then `at` is not of the clock. */
    wall: instantSchema.optional(),
  }),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** POST /v1/enrol. `publicKey` is the raw 32-byte Ed25519 key, base64url. */
export const enrolRequestSchema = z.strictObject({
  code: z.string().min(6).max(64),
  deviceId: idSchema,
  epoch: epochSchema,
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  officeCode: officeCodeSchema,
  deviceName: z.string().min(1).max(80),
  appVersion: z.string().min(1).max(40),
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/** Answer of POST /v1/enrol. Keys are raw 32-byte keys, base64url: Ed25519 (signing), X25519 (sealing). */
export const enrolAnswerSchema = z.object({
  deviceId: idSchema,
  officeCode: officeCodeSchema,
  serverEpoch: z.string().min(1).max(64),
  keys: z.object({
    signing: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    sealing: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  }),
  serverTime: instantSchema,
});
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>;

/** Answer of POST …/batches (after COMMIT) and of GET …/head. `ackedSeq` 0 has the zero hash (or the parent's head). */
export const headAnswerSchema = z.object({
  ackedSeq: z.int().min(0),
  headHash: hashSchema,
  backedUpSeq: z.int().min(0),
  serverEpoch: z.string().min(1).max(64),
  serverTime: instantSchema,
  quarantined: z.array(seqSchema),
});
export type HeadAnswer = z.infer<typeof headAnswerSchema>;

/** Problem codes of protocol v1 with their HTTP status, sent as application/problem+json with `code`. */
export const syncProblemStatus = {
  BAD_SIGNATURE: 401,
  UNKNOWN_DEVICE: 401,
  GAP: 409,
  FORK: 409,
  CHAIN_BROKEN: 422,
  MALFORMED: 400,
  TOO_LARGE: 413,
  BUSY: 429,
  UNAVAILABLE: 503,
  /** Enrolment only: the code is unknown, used, expired or belongs to another office. */
  BAD_ENROL_CODE: 403,
} as const;
export type SyncProblemCode = keyof typeof syncProblemStatus;

export const syncProblemSchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  status: z.int().optional(),
  code: z.enum(Object.keys(syncProblemStatus) as [SyncProblemCode, ...SyncProblemCode[]]),
  expectedSeq: seqSchema.optional(),
  seq: seqSchema.optional(),
  /** With BAD_SIGNATURE of a token: the time by which it was judged. */
  serverTime: instantSchema.optional(),
});
export type SyncProblem = z.infer<typeof syncProblemSchema>;

/** Names of the batch headers, lower case. */
export const batchHeaders = {
  range: 'batch-range',
  prev: 'batch-prev',
  head: 'batch-head',
  signature: 'batch-signature',
} as const;

/** Most entries in one batch, most bytes of its body after decompression, and as sent. */
export const batchLimits = {
  entries: 500,
  decompressedBytes: 8 * 1024 * 1024,
  sentBytes: 4 * 1024 * 1024,
} as const;
