// Reads of queue numbers: those of a business day as they stand, and whether the office works with them.
import { and, asc, eq, max, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
  queueSwitches,
  ticketCalls,
  ticketRecalls,
  ticketReleases,
  ticketServings,
  tickets,
  ticketUndos,
} from '#db/schema/counter/queue.ts';
import type { QueueFacts } from './rules.ts';

export type QueueReads = ReturnType<typeof queueReads>;

/** Prepares the reads of this duty. */
export function queueReads(orm: Orm) {
  const day = sql.placeholder('day');
  const ofDay = {
    tickets: once(() =>
      orm
        .select()
        .from(tickets)
        .where(eq(tickets.day, day))
        // Who came first is a matter of minutes, not of which PC had heard more.
        .orderBy(asc(tickets.at), ...inOrder(tickets))
        .prepare(),
    ),
    calls: once(() =>
      orm
        .select()
        .from(ticketCalls)
        .where(eq(ticketCalls.day, day))
        .orderBy(...inOrder(ticketCalls))
        .prepare(),
    ),
    recalls: once(() => orm.select().from(ticketRecalls).where(eq(ticketRecalls.day, day)).prepare()),
    releases: once(() => orm.select().from(ticketReleases).where(eq(ticketReleases.day, day)).prepare()),
    servings: once(() =>
      orm
        .select()
        .from(ticketServings)
        .where(eq(ticketServings.day, day))
        .orderBy(...inOrder(ticketServings))
        .prepare(),
    ),
    undone: once(() => orm.select().from(ticketUndos).where(eq(ticketUndos.day, day)).prepare()),
  };
  const one = once(() =>
    orm
      .select()
      .from(tickets)
      .where(eq(tickets.id, sql.placeholder('id')))
      .prepare(),
  );
  const last = once(() =>
    orm
      .select({ number: max(tickets.number) })
      .from(tickets)
      .where(
        and(
          eq(tickets.day, day),
          eq(tickets.deskNumber, sql.placeholder('deskNumber')),
          eq(tickets.series, sql.placeholder('series')),
        ),
      )
      .prepare(),
  );
  const switched = once(() =>
    orm
      .select({ id: queueSwitches.id, isOn: queueSwitches.isOn, at: queueSwitches.at, byName: persons.name })
      .from(queueSwitches)
      .leftJoin(persons, eq(persons.id, queueSwitches.actor))
      .orderBy(...newestFirst(queueSwitches))
      .limit(1)
      .prepare(),
  );
  return {
    /** Whether the office works with numbers; it does not until the manager says so. */
    switched() {
      const { isOn = false, at: since = null, byName = null } = switched().get() ?? {};
      return { isOn, since, byName };
    },
    /** The next number of a desk and series on a business day: gap-free, undone numbers included. */
    nextNumber: (of: { day: string; deskNumber: number; series: number }): number =>
      nextCount(last().get(of)?.number),
    ticket: (id: string) => one().get({ id }) ?? null,
    /** The facts of a business day without undone acts. */
    factsOf(of: string): QueueFacts {
      const undone = new Set(
        ofDay
          .undone()
          .all({ day: of })
          .map(({ actId }) => actId),
      );
      const stands = ({ id }: { id: string }): boolean => !undone.has(id);
      return {
        tickets: ofDay.tickets().all({ day: of }),
        calls: ofDay.calls().all({ day: of }).filter(stands),
        recalls: ofDay.recalls().all({ day: of }),
        releases: ofDay.releases().all({ day: of }).filter(stands),
        servings: ofDay.servings().all({ day: of }).filter(stands),
        voided: undone,
      };
    },
  };
}
