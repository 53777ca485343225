// What was entered last of the prices: what is entered next says that it comes after it, whatever any clock said (design.md §2).
import type { Orm } from '#db/open-store.ts';
import { lastPlaceFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { externalRates, tariffConfirmations } from '#db/schema/counter/fees.ts';

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function lastEnteredStatements(orm: Orm) {
  const lastOf = (table: typeof externalRates | typeof tariffConfirmations) =>
    orm
      .select({ id: table.id, at: table.at })
      .from(table)
      .orderBy(...lastPlaceFirst(table))
      .limit(1)
      .prepare();
  return {
    lastRate: once(() => lastOf(externalRates)),
    lastConfirmation: once(() => lastOf(tariffConfirmations)),
  };
}

/** Prepares these reads. */
export function lastEnteredReads(orm: Orm) {
  const { lastRate, lastConfirmation } = lastEnteredStatements(orm);
  return {
    /** The last rate of another body as a fact, confirmed or not; null before the first. */
    lastRate: () => lastRate().get() ?? null,
    /** The last confirmation of a tariff version as a fact; null before the first. */
    lastConfirmation: () => lastConfirmation().get() ?? null,
  };
}
