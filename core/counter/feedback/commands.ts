// Counting an answer (D14): it is held at this PC until there are enough of its section, and then written down with them.

import { sectionIdSchema } from '#core/access/postings/contract.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { feedbackCounted } from './entries.ts';
import type { FeedbackReads } from './queries.ts';
import { areEnough, noAnswers, withAnswer } from './rules.ts';

type CountingDesk = {
  readonly path: Pick<WritePath, 'execute'>;
  readonly machine: { newId(): string };
  readonly reads: { readonly feedback: FeedbackReads };
};

/** Counts one answer for a section, in nobody's name. `rating` from 1, the saddest, to 5. */
export function countAnswer(
  desk: CountingDesk,
  { sectionId, rating }: { sectionId: string; rating: number },
): void {
  const { feedback } = desk.reads;
  // Answers that are enough are journalled as they are: one more would make them others than may be written already.
  journalAnswers(desk);
  const counts = withAnswer(feedback.held(sectionId), rating);
  feedback.keepHeld(sectionId, counts, areEnough(counts) ? desk.machine.newId() : null);
  journalAnswers(desk);
}

/** Journals answers that are enough, under the id that was noted with them, and lets them go; once, whatever breaks off (J51). */
export function journalAnswers({ path, reads: { feedback } }: Pick<CountingDesk, 'path' | 'reads'>): void {
  for (const { sectionId, batchId, ...counts } of feedback.enough()) {
    const body = { id: batchId, sectionId: sectionIdSchema.parse(sectionId), ...counts };
    if (!feedback.isCounted(batchId)) path.execute(null, (tx) => tx.append(feedbackCounted, body));
    feedback.keepHeld(sectionId, noAnswers, null);
  }
}
