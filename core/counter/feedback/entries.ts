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
    rating1: count,
    rating2: count,
    rating3: count,
    rating4: count,
    rating5: count,
  }),
  topics: ['feedback'],
});
