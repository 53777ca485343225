// Reads of feedback: what was counted, by day and section, and the answers of this PC that are not enough yet.
import { and, asc, desc, eq, gte, lte, sql, sum } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { feedbackCounts, feedbackHeld } from '#db/schema/counter/feedback.ts';
import { type FaceCounts, noAnswers } from './rules.ts';

export type FeedbackReads = ReturnType<typeof feedbackReads>;

const total = (column: Parameters<typeof sum>[0]) => sum(column).mapWith(Number);

/** Prepares the reads of this duty. */
export function feedbackReads(orm: Orm) {
  const held = once(() =>
    orm
      .select()
      .from(feedbackHeld)
      .where(eq(feedbackHeld.sectionId, sql.placeholder('sectionId')))
      .prepare(),
  );
  const byDay = once(() =>
    orm
      .select({
        day: feedbackCounts.day,
        sectionId: feedbackCounts.sectionId,
        face1: total(feedbackCounts.face1),
        face2: total(feedbackCounts.face2),
        face3: total(feedbackCounts.face3),
        face4: total(feedbackCounts.face4),
        face5: total(feedbackCounts.face5),
      })
      .from(feedbackCounts)
      .where(
        and(gte(feedbackCounts.day, sql.placeholder('from')), lte(feedbackCounts.day, sql.placeholder('to'))),
      )
      .groupBy(feedbackCounts.day, feedbackCounts.sectionId)
      .orderBy(desc(feedbackCounts.day), asc(feedbackCounts.sectionId))
      .prepare(),
  );
  return {
    /** What was counted from one business day to another, the newest day first. */
    counted: (days: { from: string; to: string }) => byDay().all(days),
    /** The answers of a section that this PC holds. */
    held(sectionId: string): FaceCounts {
      const row = held().get({ sectionId });
      if (row === undefined) return noAnswers;
      const { face1, face2, face3, face4, face5 } = row;
      return { face1, face2, face3, face4, face5 };
    },
    /** Keeps the answers that this PC holds. */
    keepHeld(sectionId: string, counts: FaceCounts): void {
      orm
        .insert(feedbackHeld)
        .values({ sectionId, ...counts })
        .onConflictDoUpdate({ target: feedbackHeld.sectionId, set: counts })
        .run();
    },
  };
}
