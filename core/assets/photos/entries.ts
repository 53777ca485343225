// The journal entry of a photo. The picture stays in the office; the province sees that there is one, and its hash.
import { z } from 'zod';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry } from '#core/journal/log/define-entry.ts';
import { photoSubjectSchema } from './contract.ts';

export const photoKept = defineEntry({
  type: 'photo.kept',
  group: 'premises',
  tv: 1,
  size: 'photo',
  body: z.strictObject({
    photoId: idSchema,
    of: photoSubjectSchema,
    /** The check, the completion, the fault or the words. */
    ofId: idSchema,
    sha256: hashSchema,
    bytes: z.int().min(1),
    width: z.int().min(1),
    height: z.int().min(1),
    /** So said whoever took it. */
    withoutClients: z.literal(true),
    /** The code of the day that is said to stand in the picture. */
    dayCode: z.string().max(8),
  }),
  private: z.strictObject({ jpeg: z.base64() }),
  topics: ['photos'],
});
