// Photos of the premises, of the equipment (D5, D6, D17, D18), of papers of the terminal or the bank and of what an inspector found (D16.160):
// inputs, outputs and limits. No client and no client's paper is in one.
import { z } from 'zod';
import { hashSchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * What a photo shows: how a check found it, that a corrective action was done, a fault of a device, the paper on which a difference was
 * seen to be none, what an inspector found on a line.
 */
export const photoSubjects = [
  'premises_check',
  'action_proof',
  'equipment_fault',
  'difference_paper',
  'line_verdict',
] as const;
export const photoSubjectSchema = z.enum(photoSubjects);
export type PhotoSubject = z.infer<typeof photoSubjectSchema>;

export const photoLimits = {
  /** Bytes of one photo. */
  bytes: 150_000,
  /** Pixels of its longer side. */
  side: 1280,
  /** Photos of the whole office on one business day, as far as this PC knows them. */
  perDay: 12,
} as const;

/** A photo with what it belongs to: JPEG bytes, and their SHA-256 as the page that made them saw it. */
export const photoInput = z.strictObject({
  jpegBase64: z.base64().max(Math.ceil(photoLimits.bytes / 3) * 4),
  sha256: hashSchema,
  /** The person says that neither a client nor a client's paper is in the picture. */
  withoutClients: z.literal(true),
  /** The person says that the day's code can be read in the picture. */
  showsDayCode: z.boolean(),
});
export type PhotoInput = z.infer<typeof photoInput>;

export const showPhotoInput = z.strictObject({ photoId: idSchema });
/** Four digits, the same at every PC of the office on a business day. */
export const dayCodeOutput = z.strictObject({ code: z.string() });

export const showPhotoOutput = z.strictObject({
  photoId: idSchema,
  jpegBase64: z.base64(),
  sha256: hashSchema,
  width: z.int(),
  height: z.int(),
  at: instantSchema,
  byName: z.string().nullable(),
  /** The code of its day that is said to stand in the picture: whoever confirms looks for it. */
  dayCode: z.string(),
});
export type ShownPhoto = z.infer<typeof showPhotoOutput>;
