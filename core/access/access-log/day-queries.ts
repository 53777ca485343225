// What was looked at on a business day, by whom and how often.
import { eq, gte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clientViews, recordViews } from '#db/schema/access/access-log.ts';
import { persons } from '#db/schema/access/staff.ts';
import type { AccessToOne } from './contract.ts';

type Access = Omit<AccessToOne, 'count' | 'firstAt' | 'lastAt'> & { readonly at: string };

/** Who looked at what on a day. */
export type AccessOnDay = {
  /** Everybody who looked, whoever is asked for; who looked most comes first. */
  readonly people: { personId: string; personName: string | null; count: number }[];
  /** The latest first. */
  readonly rows: AccessToOne[];
};

/** Prepares the reads of a day. */
export function accessOfDayReads(orm: Orm) {
  const viewers = [clientViews, recordViews].map((table) =>
    once(() =>
      orm
        .selectDistinct({ actor: table.actor })
        .from(table)
        .where(gte(table.day, sql.placeholder('day')))
        .prepare(),
    ),
  );
  const clientAccess = once(() =>
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
  const recordAccess = once(() =>
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

  function accessOn(day: string): Access[] {
    const ofClients = clientAccess()
      .all({ day })
      .map(({ visitId, ...access }): Access => ({ ...access, target: { kind: 'client', id: visitId } }));
    const ofRecords = recordAccess()
      .all({ day })
      .map(
        ({ kind, recordId, ...access }): Access => ({
          ...access,
          purpose: kind,
          target: { kind, id: recordId },
        }),
      );
    return [...ofClients, ...ofRecords].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  }

  return {
    /** Who looked at what on a business day; `personId` null: everybody. */
    ofDay(day: string, personId: string | null): AccessOnDay {
      const accesses = accessOn(day);
      const rows = Map.groupBy(
        accesses.filter((access) => personId === null || access.personId === personId),
        ({ personId: by, purpose, target }) => JSON.stringify([by, purpose, target.kind, target.id]),
      );
      return {
        people: peopleOf(accesses),
        rows: [...rows.values()]
          .flatMap((ofRow) => rowOf(ofRow) ?? [])
          .toSorted((one, other) => (one.lastAt > other.lastAt ? -1 : 1)),
      };
    },
    /** Everybody who looked at something on a business day or later. */
    viewersSince: (day: string): string[] => [
      ...new Set(
        viewers.flatMap((read) =>
          read()
            .all({ day })
            .flatMap(({ actor }) => actor ?? []),
        ),
      ),
    ],
  };
}

function peopleOf(accesses: readonly Access[]): AccessOnDay['people'] {
  const people = new Map<string, AccessOnDay['people'][number]>();
  for (const { personId, personName } of accesses) {
    if (personId === null) continue;
    const count = (people.get(personId)?.count ?? 0) + 1;
    people.set(personId, { personId, personName, count });
  }
  return [...people.values()].toSorted(
    (one, other) => other.count - one.count || (one.personId < other.personId ? -1 : 1),
  );
}

function rowOf(accesses: readonly Access[]): AccessToOne | null {
  const [first, last] = [accesses[0], accesses.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { at, ...what } = first;
  return { ...what, count: accesses.length, firstAt: at, lastAt: last.at };
}
