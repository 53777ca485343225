// What a new PC and the one that gives it an image of the office say, over a link of their own: the question, signs of life
// while the image is written, what it is, and then its bytes in parts.
import { z } from 'zod';

/** Name of this talk in the handshake (ALPN): a PC whose application knows no images does not take it up. */
export const imageProtocol = 'pishkhan-image-v1';

/** Bytes of one part, of one message beside the parts; and ms between two signs of life. */
export const imageLimits = { partBytes: 1024 * 1024, messageBytes: 4096, aliveMs: 1000 } as const;

const imageIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const imageQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('image'),
    /** The migrations that made the store, hashed: images go between applications of the same form only. */
    form: z.string().regex(/^[0-9a-f]{64}$/),
    /** What is here of an image already. */
    has: z.strictObject({ id: imageIdSchema, bytes: z.int().min(0) }).nullable(),
  }),
  z.strictObject({ kind: z.literal('alive') }),
]);

export const imageAnswerSchema = z.discriminatedUnion('kind', [
  /** It is taken over entry by entry. */
  z.strictObject({ kind: z.literal('none') }),
  /** The image is being written: so many bytes of about so many. */
  z.strictObject({ kind: z.literal('writing'), done: z.int().min(0), of: z.int().min(0) }),
  /** Here it is; its bytes follow from `from` on. The key is of this file alone, base64. */
  z.strictObject({
    kind: z.literal('image'),
    id: imageIdSchema,
    key: z.string().length(44),
    bytes: z.int().min(1),
    from: z.int().min(0),
    entries: z.int().min(0),
  }),
]);
export type ImageAnswer = z.infer<typeof imageAnswerSchema>;
