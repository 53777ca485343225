// Reads of the business day below all duties: who opened it, who closed it last, what state that makes.
import { and, asc, between, desc, eq, lt, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { dayClosings, dayOpenings } from '#db/schema/journal/business-day.ts';
import { journal } from '#db/schema/journal/journal.ts';
import type { ClosingKind, DayState } from './contract.ts';
import { stateOfDay } from './rules.ts';

export type BusinessDayReads = ReturnType<typeof businessDayReads>;

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function businessDayStatements(orm: Orm) {
  const day = sql.placeholder('day');
  const openings = once(() =>
    orm
      .select({
        id: dayOpenings.id,
        at: dayOpenings.at,
        actor: dayOpenings.actor,
        device: dayOpenings.device,
      })
      .from(dayOpenings)
      .where(eq(dayOpenings.day, day))
      .orderBy(...inOrder(dayOpenings))
      .prepare(),
  );
  const openingHash = once(() =>
    orm
      .select({ hash: journal.hash })
      .from(dayOpenings)
      .innerJoin(
        journal,
        and(
          eq(journal.device, dayOpenings.device),
          eq(journal.epoch, dayOpenings.epoch),
          eq(journal.seq, dayOpenings.seq),
        ),
      )
      .where(eq(dayOpenings.day, day))
      .orderBy(...inOrder(dayOpenings))
      .limit(1)
      .prepare(),
  );
  const latestClosing = once(() =>
    orm
      .select()
      .from(dayClosings)
      .where(eq(dayClosings.forDay, day))
      .orderBy(...newestFirst(dayClosings))
      .limit(1)
      .prepare(),
  );
  /** What the state of a day follows from, by one statement: every command at the counter asks for it. */
  const facts = once(() =>
    orm
      .select({
        opened: sql<number>`EXISTS (SELECT 1 FROM day_openings o WHERE o.day = ${day})`,
        closing: sql<ClosingKind | null>`(SELECT c.kind FROM day_closings c WHERE c.for_day = ${day}
          ${onlyLast('c')})`,
      })
      .from(sql`(SELECT 1)`)
      .prepare(),
  );
  const openedBefore = once(() =>
    orm
      .select({ day: dayOpenings.day })
      .from(dayOpenings)
      .where(lt(dayOpenings.day, day))
      .orderBy(desc(dayOpenings.day))
      .limit(1)
      .prepare(),
  );
  /** The last act on the day decides (`stateOfDay`). */
  const openBefore = once(() =>
    orm
      .selectDistinct({ day: dayOpenings.day })
      .from(dayOpenings)
      .where(
        and(
          lt(dayOpenings.day, day),
          sql`coalesce((SELECT c.kind FROM day_closings c WHERE c.for_day = ${dayOpenings.day}
            ${onlyLast('c')}), 'reopened') <> 'closed'`,
        ),
      )
      .orderBy(asc(dayOpenings.day))
      .prepare(),
  );
  const openIn = once(() =>
    orm
      .selectDistinct({ day: dayOpenings.day })
      .from(dayOpenings)
      .where(
        and(
          between(dayOpenings.day, sql.placeholder('from'), sql.placeholder('to')),
          sql`coalesce((SELECT c.kind FROM day_closings c WHERE c.for_day = ${dayOpenings.day}
            ${onlyLast('c')}), 'reopened') <> 'closed'`,
        ),
      )
      .orderBy(asc(dayOpenings.day))
      .prepare(),
  );
  return { openings, openingHash, latestClosing, facts, openedBefore, openBefore, openIn };
}

/** The reads of this module. */
export function businessDayReads(orm: Orm) {
  const { openings, openingHash, latestClosing, facts, openedBefore, openBefore, openIn } =
    businessDayStatements(orm);

  function openingOf(businessDay: string) {
    return openings().all({ day: businessDay })[0] ?? null;
  }
  function closingOf(businessDay: string) {
    return latestClosing().get({ day: businessDay }) ?? null;
  }
  function stateOf(businessDay: string): DayState {
    const found = facts().get({ day: businessDay });
    return stateOfDay(found?.opened === 1, found?.closing ?? null);
  }

  return {
    /** The first opening of a business day, or null. */
    opening: openingOf,
    /** Chain hash of the entry that opened a business day first, or null. */
    openingHash: (businessDay: string): string | null =>
      openingHash().get({ day: businessDay })?.hash ?? null,
    /** The last closing or reopening of a business day or null. */
    latestClosing: closingOf,
    stateOf,
    /** The last opened day before a business day, or null. */
    lastOpenedBefore: (today: string): string | null => openedBefore().get({ day: today })?.day ?? null,
    /** Days before a business day that were opened and are not closed, or were opened again; oldest first. */
    openBefore: (businessDay: string): string[] =>
      openBefore()
        .all({ day: businessDay })
        .map(({ day }) => day),
    /** The same of the days from one to another, both included. */
    openIn: ({ from, to }: { readonly from: string; readonly to: string }): string[] =>
      openIn()
        .all({ from, to })
        .map(({ day }) => day),
    /** The openings of a day that more than one device opened, oldest first; else none. An exception for the manager. */
    openedTwice(businessDay: string) {
      const rows = openings().all({ day: businessDay });
      return new Set(rows.map(({ device }) => device)).size > 1 ? rows : [];
    },
  };
}
