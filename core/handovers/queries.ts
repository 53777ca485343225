// Reads of handing desks over. A handover belongs to its day: what is left of it on another is for the close.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { handoverAnswers, handovers } from '#db/schema/handovers.ts';
import type { Handover } from './rules.ts';

export type HandoverReads = ReturnType<typeof handoverReads>;
export type KnownHandover = Handover & {
  readonly day: string;
  readonly at: string;
  readonly answeredAt: string | null;
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
    return { ...row, fromId: actor, answer: answer?.answer ?? null, answeredAt: answer?.at ?? null };
  }
  /** Those of a day by the moment of their answer, which is when they took effect; unanswered ones come last. */
  function ofDayInEffect(day: string): KnownHandover[] {
    const effect = ({ answeredAt, at, id }: KnownHandover) => `${answeredAt ?? '~'}|${at}|${id}`;
    return ofDay()
      .all({ day })
      .map(withAnswer)
      .toSorted((a, b) => (effect(a) < effect(b) ? -1 : 1));
  }

  return {
    ofDay: ofDayInEffect,
    handover(handoverId: string): KnownHandover | null {
      const row = one().get({ id: handoverId });
      return row === undefined ? null : withAnswer(row);
    },
  };
}
