// What PCs of one office say to each other over their link (design.md §6): heads on meeting, batches, acknowledgements.
import { z } from 'zod';
import {
  epochSchema,
  hashSchema,
  idSchema,
  officeCodeSchema,
  rawKeySchema,
  seqSchema,
  serverEpochSchema,
  signedHeadSchema,
} from '#core/leaves/wire/contract.ts';

/** Why a PC leaves the office. */
export const removalReasons = ['lost', 'stolen', 'retired', 'replaced'] as const;

/**
 * Entries in one batch of a device's own, most entries between two heads that it signed, bytes of one message, batches on
 * their way at once, and milliseconds between two signs of life.
 */
export const linkLimits = {
  entries: 200,
  entriesPassedOn: 2000,
  messageBytes: 16 * 1024 * 1024,
  batchesAtOnce: 4,
  aliveMs: 10_000,
} as const;

const streamSchema = z.strictObject({ device: idSchema, epoch: epochSchema });
const bytesSchema = z.base64();
/** HMAC-SHA256, base64url. */
const proofSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A stream that a PC holds, up to its head. */
export const peerHeadSchema = streamSchema.extend({ seq: z.int().min(0), hash: hashSchema });
export type PeerHead = z.infer<typeof peerHeadSchema>;

export const peerMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hello'),
    version: z.literal(1),
    office: officeCodeSchema,
    heads: z.array(peerHeadSchema).max(10_000),
  }),
  z.strictObject({
    kind: z.literal('batch'),
    stream: streamSchema,
    startHash: hashSchema,
    from: seqSchema,
    entries: z
      .array(
        z.strictObject({
          bytes: bytesSchema,
          private: z.strictObject({ salt: bytesSchema, bytes: bytesSchema }).optional(),
        }),
      )
      .min(1)
      .max(linkLimits.entriesPassedOn),
    /** Of the last entry, by the stream's own device: nobody brings entries in another one's name. */
    head: signedHeadSchema,
  }),
  /** So that a pulled cable is noticed. */
  z.strictObject({ kind: z.literal('alive') }),
  /** After COMMIT: what the other side holds of the stream now. */
  z.strictObject({ kind: z.literal('held'), stream: streamSchema, seq: z.int().min(0), hash: hashSchema }),
  /** The batch was not taken in: its device is not a member as far as is known here, or another branch stands here. */
  z.strictObject({
    kind: z.literal('not_taken'),
    stream: streamSchema,
    why: z.enum(['unknown_device', 'branch']),
  }),
]);
export type PeerMessage = z.infer<typeof peerMessageSchema>;
export type PeerBatch = Extract<PeerMessage, { readonly kind: 'batch' }>;

/** Letters of a pairing code, minutes for which it is good, and wrong tries after which it is not. */
export const pairingLimits = { letters: 10, minutes: 10, tries: 5 } as const;

/** The joining PC says who it is and proves that it knows the code. */
export const joinRequestSchema = z.strictObject({
  kind: z.literal('join'),
  deviceId: idSchema,
  name: z.string().min(1).max(80),
  proof: proofSchema,
});

/** The office proves the same, and hands over what the PC needs to be one of it. */
export const joinAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('welcome'),
    proof: proofSchema,
    office: officeCodeSchema,
    demo: z.boolean(),
    deskNumber: z.int().min(1).max(99),
    identifierKey: bytesSchema,
    /** The province that the office is enrolled with, and its keys. */
    province: z
      .strictObject({
        provinceUrl: z.string().max(200),
        serverEpoch: serverEpochSchema,
        signingKey: rawKeySchema,
        sealingKey: rawKeySchema,
      })
      .nullable(),
    /** The office's PCs: their keys, by which the journal that comes is judged before it can say so itself. */
    members: z.array(z.strictObject({ deviceId: idSchema, publicKey: z.string() })).max(100),
  }),
  z.strictObject({ kind: z.literal('refused') }),
]);
export type JoinAnswer = z.infer<typeof joinAnswerSchema>;
