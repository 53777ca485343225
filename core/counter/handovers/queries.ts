// Reads of handing desks over. A handover belongs to its day: what is left of it on another is for the close.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst, type PlacedFact, placeOf } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { handoverAnswers, handovers } from '#db/schema/counter/handovers.ts';
import type { Handover } from './rules.ts';

export type HandoverReads = ReturnType<typeof handoverReads>;
export type KnownHandover = Handover & {
  readonly day: string;
  readonly at: string;
  readonly answeredAt: string | null;
  /** The answer as a fact: its place is when the handover took effect. */
  readonly effect: PlacedFact | null;
};

/** The reads of this duty. */
export function handoverReads(orm: Orm) {
  const answers = once(() =>
    orm
      .select({
        handoverId: handoverAnswers.handoverId,
        answer: handoverAnswers.answer,
        at: handoverAnswers.at,
        id: handoverAnswers.id,
      })
      .from(handoverAnswers)
      .where(
        sql`${handoverAnswers.handoverId} = ${sql.placeholder('id')}
          AND ${isFirst(handoverAnswers, handoverAnswers.handoverId)}`,
      )
      .prepare(),
  );
  const ofDay = once(() =>
    orm
      .select()
      .from(handovers)
      .where(eq(handovers.day, sql.placeholder('day')))
      .orderBy(...inOrder(handovers))
      .prepare(),
  );
  const one = once(() =>
    orm
      .select()
      .from(handovers)
      .where(eq(handovers.id, sql.placeholder('id')))
      .prepare(),
  );

  function withAnswer({ actor, ...row }: typeof handovers.$inferSelect): KnownHandover {
    const answer = answers().get({ id: row.id });
    const effect = answer === undefined ? null : { at: answer.at, id: answer.id };
    return { ...row, fromId: actor, answer: answer?.answer ?? null, answeredAt: effect?.at ?? null, effect };
  }
  /**
   * Those of a day in the order of their answers, with which they took effect, whatever clocks these were given by; unanswered ones
   * come last.
   */
  function ofDayInEffect(day: string): KnownHandover[] {
    const place = ({ effect }: KnownHandover) =>
      effect === null ? Number.MAX_SAFE_INTEGER : placeOf(effect);
    const record = ({ answeredAt, at, id }: KnownHandover) => `${answeredAt}|${at}|${id}`;
    return ofDay()
      .all({ day })
      .map(withAnswer)
      .toSorted((a, b) => place(a) - place(b) || (record(a) < record(b) ? -1 : 1));
  }

  return {
    ofDay: ofDayInEffect,
    handover(handoverId: string): KnownHandover | null {
      const row = one().get({ id: handoverId });
      return row === undefined ? null : withAnswer(row);
    },
  };
}
