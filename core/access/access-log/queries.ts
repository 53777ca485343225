// Reads of the access log: who saw what on a day, what decides on an alert, and the alerts with their answers.
import { and, between, eq, inArray, sql } from 'drizzle-orm';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clientViews, recordViews } from '#db/schema/access/access-log.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { accountsOfPerson, newestSearched } from './accounts-queries.ts';
import { accessAlertReads } from './alert-queries.ts';
import { accessOfDayReads } from './day-queries.ts';
import type { TimedAccess } from './rules.ts';

export type AccessLogReads = ReturnType<typeof accessLogReads>;

/** Prepares the reads of this duty. */
export function accessLogReads(orm: Orm) {
  const newest = (ofDevice: boolean) =>
    [clientViews, recordViews].map((table) =>
      once(() =>
        orm
          .select({
            id: table.id,
            at: table.at,
            device: table.device,
            boot: table.boot,
            elapsedMs: table.elapsedMs,
            reckonedMs: table.reckonedMs,
          })
          .from(table)
          .where(
            and(
              inArray(table.actor, accountsOfPerson(orm)),
              ofDevice ? eq(table.device, sql.placeholder('device')) : undefined,
            ),
          )
          .orderBy(...newestFirst(table))
          .limit(newestSearched)
          .prepare(),
      ),
    );
  const newestAnywhere = newest(false);
  const newestHere = newest(true);
  /** The entry of an access; what was written in the same transaction tells the same start. */
  const entryOfAccess = [clientViews, recordViews].map((table) =>
    once(() =>
      orm
        .select({ bytes: journal.bytes })
        .from(table)
        .innerJoin(
          journal,
          and(eq(journal.actor, table.actor), eq(journal.at, table.at), eq(journal.device, table.device)),
        )
        .where(eq(table.id, sql.placeholder('id')))
        .limit(1)
        .prepare(),
    ),
  );

  const onDay = once(() =>
    orm
      .select({ id: clientViews.id, at: clientViews.at })
      .from(clientViews)
      .where(
        and(eq(clientViews.day, sql.placeholder('day')), inArray(clientViews.actor, accountsOfPerson(orm))),
      )
      .orderBy(...inOrder(clientViews))
      .prepare(),
  );
  const byDay = once(() =>
    orm
      .select({ count: sql<number>`count(*)` })
      .from(clientViews)
      .where(between(clientViews.day, sql.placeholder('from'), sql.placeholder('to')))
      .groupBy(clientViews.day, clientViews.actor)
      .prepare(),
  );

  return {
    /** What a human being was shown of clients on a business day, the earliest first. */
    viewsOn: (personId: string, day: string) => onDay().all({ person: personId, day }),
    /** How many views each person had on each of these days. */
    viewsByDay: (from: string, to: string): number[] =>
      byDay()
        .all({ from, to })
        .map(({ count }) => count),
    ...accessOfDayReads(orm),
    ...accessAlertReads(orm),
    /**
     * The newest accesses of a human being, under whichever account and at whichever PC; and those at this PC, `device`, which very
     * many at another one, whose clock is ahead, would hide.
     */
    newestOf(personId: string, device: string): TimedAccess[] {
      const anywhere = newestAnywhere.flatMap((read) => read().all({ person: personId }));
      const here = newestHere.flatMap((read) => read().all({ person: personId, device }));
      return [...new Map([...anywhere, ...here].map((access) => [access.id, access])).values()];
    },
    /** How long the machine had been up when the application that logged an access was started, ms; null where nobody can say. */
    startedAt({ id, elapsedMs }: TimedAccess): number | null {
      const [found] = entryOfAccess.flatMap((read) => read().all({ id }));
      const line = found === undefined ? null : readEntry(found.bytes);
      if (line === null || typeof line === 'string' || elapsedMs === null) return null;
      return elapsedMs - line.envelope.clock.monotonicMs;
    },
  };
}
