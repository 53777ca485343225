// Counting an answer (D14): it is held at this PC until there are enough of its section, and then written down with them.

import { sectionIdSchema } from '#core/access/postings/contract.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { feedbackCounted } from './entries.ts';
import type { FeedbackReads } from './queries.ts';
import { areEnough, noAnswers, withAnswer } from './rules.ts';

/** Counts one answer for a section, in nobody's name. `face` from 1, the saddest, to 5. */
export function countAnswer(
  tx: Transaction,
  { feedback }: { readonly feedback: FeedbackReads },
  { sectionId, rating }: { sectionId: string; rating: number },
): void {
  const counts = withAnswer(feedback.held(sectionId), rating);
  feedback.keepHeld(sectionId, areEnough(counts) ? noAnswers : counts);
  if (!areEnough(counts)) return;
  tx.append(feedbackCounted, { id: tx.newId(), sectionId: sectionIdSchema.parse(sectionId), ...counts });
}
