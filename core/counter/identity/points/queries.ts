// Reads of the points that the judiciary has not confirmed: of each the last change counts, and a loosening only by words that count.
import { eq, sql } from 'drizzle-orm';
import { looseningReads } from '#core/access/controls/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { identityPointSettings } from '#db/schema/counter/identity.ts';
import { type Point, pointValues } from './contract.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function pointStatements(orm: Orm) {
  return {
    point: once(() =>
      orm
        .select({
          id: identityPointSettings.id,
          isLoose: identityPointSettings.isLoose,
          setAt: identityPointSettings.at,
          byName: persons.name,
        })
        .from(identityPointSettings)
        .leftJoin(persons, eq(persons.id, identityPointSettings.actor))
        .where(eq(identityPointSettings.point, sql.placeholder('point')))
        .orderBy(...newestFirst(identityPointSettings))
        .prepare(),
    ),
  };
}

export function pointReads(orm: Orm) {
  const { point: changes } = pointStatements(orm);
  const loosenings = looseningReads(orm);
  /** The last change of a point that counts; null while there was none: it is strict. */
  const point = (of: Point) =>
    changes()
      .all({ point: of })
      .find(
        ({ id, isLoose }) =>
          !isLoose ||
          loosenings.isLoosened(id, { control: 'identity_point', about: of, after: pointValues.loose }),
      ) ?? null;
  return {
    point,
    /** Whether two people loosened a point, and it stands so. */
    isLoose: (of: Point): boolean => point(of)?.isLoose ?? false,
  };
}
