// What an office works by although nobody but who entered it has confirmed it (D2, D4): tariffs, rates of other bodies and
// terminals.
import { and, desc, eq, exists, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FactSaid } from '../projection/facts.ts';
import { facts } from '../projection/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, pageRows, partOf, type Told } from './read-facts.ts';

export type ConfirmedAlone = Pick<FactSaid['proposal'], 'what' | 'name' | 'letterNumber' | 'from'> & {
  /** UTC instant at which it came into force. */
  at: string;
  /** UTC instant of the second person's confirmation that came later; null while there is none. */
  secondAt: string | null;
};

/** By the arrival of what was entered, the newest first; also those which a second person confirmed since. */
export async function confirmedAlone(store: Store, { office, before }: Asked): Promise<Told<ConfirmedAlone>> {
  const confirmation = alias(facts, 'confirmation');
  // One's own confirmation is nobody else's, whatever the entry says.
  const isAlone = sql<boolean>`((${confirmation.said}->>'nobodyElse')::boolean
    or ${confirmation.actor} is not distinct from ${facts.actor})`;
  const ofProposal = and(
    eq(confirmation.office, facts.office),
    eq(confirmation.kind, 'confirmation'),
    eq(confirmation.about, facts.id),
  );
  const earliest = (which: typeof isAlone) =>
    sql<string | null>`(${store
      .select({ at: sql`min(${confirmation.at})` })
      .from(confirmation)
      .where(and(ofProposal, which))})`;
  const isInForce = sql<boolean>`(${facts.said}->>'isInForce')::boolean`;
  const rows = await store
    .select({
      position: facts.position,
      said: facts.said,
      at: sql<string>`case when ${isInForce} then ${facts.at} else ${earliest(isAlone)} end`,
      secondAt: earliest(sql<boolean>`not ${isAlone}`),
    })
    .from(facts)
    .where(
      and(
        eq(facts.office, office),
        eq(facts.kind, 'proposal'),
        before === undefined ? undefined : lt(facts.position, before),
        or(isInForce, exists(store.select().from(confirmation).where(and(ofProposal, isAlone)))),
      ),
    )
    .orderBy(desc(facts.position))
    .limit(pageRows + 1);
  const { list, olderThan } = partOf(rows);
  return {
    list: list.map(({ said, at, secondAt }) => {
      const { what, name, letterNumber, from } = said as FactSaid['proposal'];
      return { what, name, letterNumber, from, at, secondAt };
    }),
    olderThan,
  };
}
