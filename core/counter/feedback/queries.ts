// Reads of feedback: what was counted, by day and section, and the answers of this PC that are not enough yet.
import { and, asc, desc, eq, gte, isNotNull, lte, sql, sum } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { feedbackCounts } from '#db/schema/counter/feedback.ts';
import { feedbackHeld } from '#db/schema/counter/feedback-device.ts';
import { noAnswers, type RatingCounts } from './rules.ts';

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
  const enough = once(() => orm.select().from(feedbackHeld).where(isNotNull(feedbackHeld.batchId)).prepare());
  const counted = once(() =>
    orm
      .select({ id: feedbackCounts.id })
      .from(feedbackCounts)
      .where(eq(feedbackCounts.id, sql.placeholder('id')))
      .prepare(),
  );
  const byDay = once(() =>
    orm
      .select({
        day: feedbackCounts.day,
        sectionId: feedbackCounts.sectionId,
        rating1: total(feedbackCounts.rating1),
        rating2: total(feedbackCounts.rating2),
        rating3: total(feedbackCounts.rating3),
        rating4: total(feedbackCounts.rating4),
        rating5: total(feedbackCounts.rating5),
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
    held(sectionId: string): RatingCounts {
      const row = held().get({ sectionId });
      if (row === undefined) return noAnswers;
      const { rating1, rating2, rating3, rating4, rating5 } = row;
      return { rating1, rating2, rating3, rating4, rating5 };
    },
    /** Keeps the answers that this PC holds; `batchId` where they are enough: the id under which they are to be journalled. */
    keepHeld(sectionId: string, counts: RatingCounts, batchId: string | null): void {
      orm
        .insert(feedbackHeld)
        .values({ sectionId, ...counts, batchId })
        .onConflictDoUpdate({ target: feedbackHeld.sectionId, set: { ...counts, batchId } })
        .run();
    },
    /** Those that are to be journalled. */
    enough: () =>
      enough()
        .all()
        .flatMap(({ batchId, ...held }) => (batchId === null ? [] : [{ ...held, batchId }])),
    /** Whether answers are journalled under this id. */
    isCounted: (id: string): boolean => counted().get({ id }) !== undefined,
  };
}
