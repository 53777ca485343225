// Reads of handing desks over. A handover belongs to its day: what is left of it on another is for the close.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { handoverAnswers, handovers } from '#db/schema/counter/handovers.ts';
import type { Handover } from './rules.ts';

export type HandoverReads = ReturnType<typeof handoverReads>;
type PlacedFact = { readonly lc: number; readonly id: string };
export type KnownHandover = Handover & {
  readonly day: string;
  readonly at: string;
  /** The answer as a fact: with it the handover took effect. */
  readonly effect: PlacedFact | null;
};

const inPlace = (one: PlacedFact, other: PlacedFact): number =>
  one.lc - other.lc || (one.id < other.id ? -1 : 1);

/** The reads of this duty. */
export function handoverReads(orm: Orm) {
  const answers = once(() =>
    orm
      .select({
        handoverId: handoverAnswers.handoverId,
        answer: handoverAnswers.answer,
        at: handoverAnswers.at,
        lc: handoverAnswers.lc,
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
    const effect = answer === undefined ? null : { lc: answer.lc, id: answer.id };
    return { ...row, fromId: actor, answer: answer?.answer ?? null, effect };
  }
  /** Those of a day in the order of their answers, with which they took effect; unanswered ones come last, as they were offered. */
  function ofDayInEffect(day: string): KnownHandover[] {
    const known = ofDay().all({ day }).map(withAnswer);
    const taken = known.flatMap((one) => (one.effect === null ? [] : [{ one, effect: one.effect }]));
    return [
      ...taken.toSorted((a, b) => inPlace(a.effect, b.effect)).map(({ one }) => one),
      ...known.filter(({ effect }) => effect === null),
    ];
  }

  return {
    ofDay: ofDayInEffect,
    handover(handoverId: string): KnownHandover | null {
      const row = one().get({ id: handoverId });
      return row === undefined ? null : withAnswer(row);
    },
  };
}
