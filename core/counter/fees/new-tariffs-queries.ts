// Tariffs that people have to read because they took another's place (D13.7).
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, inOrderOfFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { tariffConfirmations, tariffs } from '#db/schema/counter/fees.ts';
import { replacingTariffs } from './rules.ts';

/** Prepares these reads. */
export function newTariffReads(orm: Orm) {
  /** Tariff versions in the order in which they were confirmed. */
  const confirmed = once(() =>
    orm
      .select({
        id: tariffs.id,
        title: tariffs.title,
        authority: tariffs.authority,
        letterNumber: tariffs.letterNumber,
        effectiveFrom: tariffs.effectiveFrom,
        enteredBy: tariffs.actor,
        at: sql<string>`min(${tariffConfirmations.at})`,
      })
      .from(tariffs)
      .innerJoin(tariffConfirmations, eq(tariffConfirmations.tariffId, tariffs.id))
      .groupBy(tariffs.id)
      .orderBy(...inOrderOfFirst(tariffConfirmations))
      .prepare(),
  );
  const confirmersOf = once(() =>
    orm
      .select({ actor: tariffConfirmations.actor })
      .from(tariffConfirmations)
      .where(eq(tariffConfirmations.tariffId, sql.placeholder('id')))
      .orderBy(...inOrder(tariffConfirmations))
      .prepare(),
  );
  return {
    /** Versions that took another's place, in force on `today` or to be, the oldest first. */
    newTariffs: (today: string) =>
      replacingTariffs(confirmed().all(), today).map((tariff) => ({
        ...tariff,
        confirmedBy: confirmersOf()
          .all({ id: tariff.id })
          .map(({ actor }) => actor),
      })),
  };
}
