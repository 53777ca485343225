// The shared wire format of sync protocol v1 (design.md §6): what office and province both must read the same way.
// The province may import this folder and nothing else of core.
import { z } from 'zod';
import { isUsualDay, isUsualInstant } from '#core/foundation/calendar/day.ts';
import { areInOrder, mostHeads, shortForm } from './seen-heads.ts';

/** Lower-case hexadecimal SHA-256 (64 characters). */
export const hashForm = /^[0-9a-f]{64}$/;
export const hashSchema = z.string().regex(hashForm);
/** UUID of any version, lower case; ids made here are UUIDv7, or of version 8 where they say after what a fact was made. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** Random 128-bit epoch of a device's stream, lower-case hex. */
export const epochSchema = z.string().regex(/^[0-9a-f]{32}$/);
/** Office code as the judiciary assigns it: 3 to 8 digits, text. */
export const officeCodeSchema = z.string().regex(/^\d{3,8}$/);
/** UTC instant with milliseconds, e.g. 2026-11-25T10:37:49.123Z. */
export const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** One that a calendar has: it is reckoned with. */
export const instantSchema = z.string().regex(instantForm, { abort: true }).refine(isUsualInstant);
/** Names the state of the province's store; changes when it was restored. */
export const serverEpochSchema = z.string().regex(/^[\x21-\x7e]{1,64}$/);
/** Raw 32-byte key, base64url. */
export const rawKeySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Ed25519 signature, base64url. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const dayForm = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** Business day of the office: the Gregorian date in Asia/Tehran, e.g. 2026-11-25. One that a calendar has, with days around it. */
export const daySchema = z.string().regex(dayForm, { abort: true }).refine(isUsualDay);
/**
 * What an entry says of its own moment: the form alone. One that no calendar has is kept like anything that is not
 * understood, and stops no later one.
 */
export const statedInstantSchema = z.string().regex(instantForm);
export const statedDaySchema = z.string().regex(dayForm);
/** The answer of a command that has nothing else to tell. */
export const doneOutput = z.strictObject({ done: z.literal(true) });
/** Sequence number of an entry in its stream: gap-free from 1. */
export const seqSchema = z.int().min(1);

/** A Lamport clock: 1 more than the highest of what the entry follows and names (design.md §2). */
export const lcSchema = z.int().min(1);
const shortSchema = z.string().regex(shortForm);
/** Heads of other streams that were placed at the device since its last entry, in order; only those that no other of them knew. */
export const seenSchema = z
  .array(z.tuple([shortSchema, seqSchema, shortSchema]))
  .min(1)
  .max(mostHeads)
  .refine(areInOrder);

/** The envelope of a journal entry. `body` is understood only by those who know `type` and `tv`. */
export const envelopeSchema = z.strictObject({
  v: z.literal(1),
  device: idSchema,
  epoch: epochSchema,
  seq: seqSchema,
  /** Evidence, never an order between devices. Never before the stream's last entry. */
  at: statedInstantSchema,
  day: statedDaySchema,
  office: officeCodeSchema,
  /** Staff id of the person, or null for the device itself (set-up, operations). */
  actor: idSchema.nullable(),
  type: z
    .string()
    .regex(/^[a-z_]+\.[a-z0-9_]+$/)
    .max(64),
  tv: z.int().min(1).max(1000),
  body: z.record(z.string(), z.unknown()),
  lc: lcSchema,
  seen: seenSchema.optional(),
  /** Commitment to the private part, which never leaves the office. */
  private: hashSchema.optional(),
  /** The `emergency.begun` under which its person worked, a manager beside them (D11). */
  supervised: idSchema.optional(),
  clock: z.strictObject({
    /** Difference to the province's clock in ms (server − device), null before the first contact. */
    offsetMs: z.int().nullable(),
    monotonicMs: z.int().min(0),
    boot: idSchema,
    /** What the device's clock said, when that lies before the stream's last entry; then `at` is not of the clock. */
    wall: statedInstantSchema.optional(),
  }),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * POST /v1/enrol. `code` is the secret part of the enrolment code: what follows it there is the fingerprint by which the
 * device knows the province, and need not be sent. `proof` is the device's signature over the rest (enrolStatement).
 */
export const enrolRequestSchema = z.strictObject({
  code: z.string().min(6).max(64),
  deviceId: idSchema,
  epoch: epochSchema,
  publicKey: rawKeySchema,
  officeCode: officeCodeSchema,
  deviceName: z.string().min(1).max(80),
  appVersion: z.string().min(1).max(40),
  proof: signatureSchema,
});
export type EnrolRequest = z.infer<typeof enrolRequestSchema>;

/**
 * Answer of POST /v1/enrol. Keys: Ed25519 (signing), X25519 (sealing). `signature` is the province's over all of it and
 * the device's proof (enrolledStatement).
 */
export const enrolAnswerSchema = z.object({
  deviceId: idSchema,
  officeCode: officeCodeSchema,
  serverEpoch: serverEpochSchema,
  keys: z.object({ signing: rawKeySchema, sealing: rawKeySchema }),
  serverTime: instantSchema,
  signature: signatureSchema,
});

/** A province's key says which pair follows it (successionStatement): its last act. */
export const successionWordSchema = z.object({
  from: rawKeySchema,
  to: z.object({ signing: rawKeySchema, sealing: rawKeySchema }),
  signature: signatureSchema,
});
export type SuccessionWord = z.infer<typeof successionWordSchema>;
/** The words from a province's first keys to those of now, the oldest first. */
export const successionSchema = z.array(successionWordSchema).max(16);

/** What the province holds of one stream. `signature` is the province's over it (ackStatement). */
const acknowledgementSchema = z.object({
  /** 0 has the hash from which the stream starts, and the zero hash before its first batch. */
  ackedSeq: z.int().min(0),
  headHash: hashSchema,
  backedUpSeq: z.int().min(0),
  signature: signatureSchema,
});

const serverFacts = { serverEpoch: serverEpochSchema, serverTime: instantSchema };

/** Most quarantined entries that an answer names: the newest. */
export const quarantinedNamed = 1000;
/**
 * Most streams of an office that an answer names, the asking device's own first; most branches of one stream; most branches, and
 * most quarantined entries, of all streams together. A PC that makes more of them keeps no other one from its answer.
 */
export const streamsNamed = 10_000;
export const branchesNamed = 1000;
export const allNamed = 20_000;

/** Answer of POST …/batches (after COMMIT) and of GET …/head. */
export const headAnswerSchema = acknowledgementSchema.extend({
  ...serverFacts,
  quarantined: z.array(seqSchema).max(quarantinedNamed),
});
export type HeadAnswer = z.infer<typeof headAnswerSchema>;

/** A head that a device signed (headStatement). */
export const signedHeadSchema = z.object({ seq: seqSchema, hash: hashSchema, signature: signatureSchema });
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** What the province holds of a stream, with the branches that contradict it: their last entries. */
export const heldStreamSchema = acknowledgementSchema.extend({
  deviceId: idSchema,
  epoch: epochSchema,
  startHash: hashSchema,
  quarantined: z.array(seqSchema).max(quarantinedNamed),
  /** `signature`: the province's, as of a stream that is held up to there and not backed up. */
  branches: z
    .array(z.object({ seq: seqSchema, hash: hashSchema, signature: signatureSchema }))
    .max(branchesNamed),
  /** The newest head that the stream's device signed, as far as it was sent. */
  signedHead: signedHeadSchema.nullable(),
});
export type HeldStream = z.infer<typeof heldStreamSchema>;

/** Since when the province goes by its epoch, by its own clock; `signature` is its own (serverEpochStatement). */
export const epochAttestationSchema = z.object({ since: instantSchema, signature: signatureSchema });
export type EpochAttestation = z.infer<typeof epochAttestationSchema>;

/** The province's sealing key; `signature` is its own, over both of its keys (provinceKeysStatement). */
export const keyAttestationSchema = z.object({ sealing: rawKeySchema, signature: signatureSchema });
export type KeyAttestation = z.infer<typeof keyAttestationSchema>;

/** Answer of GET /v1/offices/{office}/heads: what every attempt to sync starts from. */
export const headsAnswerSchema = z.object({
  ...serverFacts,
  epochAttestation: epochAttestationSchema,
  keyAttestation: keyAttestationSchema,
  streams: z.array(heldStreamSchema).max(streamsNamed),
});
export type HeadsAnswer = z.infer<typeof headsAnswerSchema>;

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
  /** The device was revoked by the province: nothing is taken from it any more. */
  REVOKED: 403,
} as const;
export type SyncProblemCode = keyof typeof syncProblemStatus;

export const syncProblemSchema = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  status: z.int().optional(),
  code: z.enum(Object.keys(syncProblemStatus) as [SyncProblemCode, ...SyncProblemCode[]]),
  expectedSeq: seqSchema.optional(),
  seq: seqSchema.optional(),
  /** With FORK: up to which entry the branch of the batch is kept. */
  keptSeq: seqSchema.optional(),
  /** With BAD_SIGNATURE of a token: the time by which it was judged. */
  serverTime: instantSchema.optional(),
  /** With UNKNOWN_DEVICE: which PC is not known. A refusal to another PC is never taken for one to this one (N50). */
  device: z.string().max(100).optional(),
});
export type SyncProblem = z.infer<typeof syncProblemSchema>;

/**
 * Reads carry `Authorization: Bearer` an EdDSA JWT of the device: `iss` its id, `aud` this, `htm` the method and `htu` the
 * path with its query, `exp` at most so many seconds after `iat`.
 */
export const tokenAudience = 'pishkhan-province';
export const tokenSeconds = 60;

/** Names of the batch headers, lower case. */
export const batchHeaders = {
  /** Of the body as sent; the batch signature covers it, so that it is checked before a body is read. */
  digest: 'content-digest',
  range: 'batch-range',
  prev: 'batch-prev',
  head: 'batch-head',
  signature: 'batch-signature',
  /** The stream's own device's signature over the head at which the batch ends. */
  headSignature: 'head-signature',
  /** The id of the device that sends it for another one of its office, and signed it. */
  relay: 'batch-relay',
} as const;

/** Headers of a page of entries: the next `after`, whether there is more, and the chain hash before the page. */
export const tailHeaders = { next: 'tail-next', more: 'tail-more', prev: 'tail-prev' } as const;

/** Most entries in one batch, most bytes of its body after decompression, and as sent. */
export const batchLimits = {
  entries: 500,
  decompressedBytes: 8 * 1024 * 1024,
  sentBytes: 4 * 1024 * 1024,
} as const;
