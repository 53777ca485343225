// The one journal entry of feedback: five answers or more of one section, added up. No person, no visit, no moment of an answer.
import { z } from 'zod';
import { sectionIdSchema } from '#core/access/postings/contract.ts';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';

const count = z.int().min(0);

export const feedbackCounted = definePublicEntry({
  type: 'feedback.counted',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    sectionId: sectionIdSchema,
    face1: count,
    face2: count,
    face3: count,
    face4: count,
    face5: count,
  }),
  topics: ['feedback'],
});
