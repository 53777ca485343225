// What was looked at on a business day, by whom and how often.
import { eq, gte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clientViews, recordViews } from '#db/schema/access/access-log.ts';
import { persons } from '#db/schema/access/staff.ts';
import type { LooksAtOne } from './contract.ts';

type Look = Omit<LooksAtOne, 'count' | 'firstAt' | 'lastAt'> & { readonly at: string };

/** Who looked at what on a day. */
export type LooksOnDay = {
  /** Everybody who looked, whoever is asked for; who looked most comes first. */
  readonly people: { personId: string; personName: string | null; count: number }[];
  /** The latest first. */
  readonly rows: LooksAtOne[];
};

/** Prepares the reads of a day. */
export function looksOfDayReads(orm: Orm) {
  const lookers = [clientViews, recordViews].map((table) =>
    once(() =>
      orm
        .selectDistinct({ actor: table.actor })
        .from(table)
        .where(gte(table.day, sql.placeholder('day')))
        .prepare(),
    ),
  );
  const clientLooks = once(() =>
    orm
      .select({
        personId: clientViews.actor,
        personName: persons.name,
        purpose: clientViews.purpose,
        at: clientViews.at,
        visitId: clientViews.visitId,
      })
      .from(clientViews)
      .leftJoin(persons, eq(persons.id, clientViews.actor))
      .where(eq(clientViews.day, sql.placeholder('day')))
      .orderBy(...inOrder(clientViews))
      .prepare(),
  );
  const recordLooks = once(() =>
    orm
      .select({
        personId: recordViews.actor,
        personName: persons.name,
        kind: recordViews.kind,
        at: recordViews.at,
        recordId: recordViews.recordId,
      })
      .from(recordViews)
      .leftJoin(persons, eq(persons.id, recordViews.actor))
      .where(eq(recordViews.day, sql.placeholder('day')))
      .orderBy(...inOrder(recordViews))
      .prepare(),
  );

  function looksOn(day: string): Look[] {
    const ofClients = clientLooks()
      .all({ day })
      .map(({ visitId, ...look }): Look => ({ ...look, target: { kind: 'client', id: visitId } }));
    const ofRecords = recordLooks()
      .all({ day })
      .map(
        ({ kind, recordId, ...look }): Look => ({
          ...look,
          purpose: null,
          target: { kind, id: recordId },
        }),
      );
    return [...ofClients, ...ofRecords].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  }

  return {
    /** Who looked at what on a business day; `personId` null: everybody. */
    ofDay(day: string, personId: string | null): LooksOnDay {
      const looks = looksOn(day);
      const rows = Map.groupBy(
        looks.filter((look) => personId === null || look.personId === personId),
        ({ personId: by, purpose, target }) => JSON.stringify([by, purpose, target.kind, target.id]),
      );
      return {
        people: peopleOf(looks),
        rows: [...rows.values()]
          .flatMap((ofRow) => rowOf(ofRow) ?? [])
          .toSorted((one, other) => (one.lastAt > other.lastAt ? -1 : 1)),
      };
    },
    /** Everybody who looked at something on a business day or later. */
    lookersSince: (day: string): string[] => [
      ...new Set(
        lookers.flatMap((read) =>
          read()
            .all({ day })
            .flatMap(({ actor }) => actor ?? []),
        ),
      ),
    ],
  };
}

function peopleOf(looks: readonly Look[]): LooksOnDay['people'] {
  const people = new Map<string, LooksOnDay['people'][number]>();
  for (const { personId, personName } of looks) {
    if (personId === null) continue;
    const count = (people.get(personId)?.count ?? 0) + 1;
    people.set(personId, { personId, personName, count });
  }
  return [...people.values()].toSorted(
    (one, other) => other.count - one.count || (one.personId < other.personId ? -1 : 1),
  );
}

function rowOf(looks: readonly Look[]): LooksAtOne | null {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { at, ...what } = first;
  return { ...what, count: looks.length, firstAt: at, lastAt: last.at };
}
