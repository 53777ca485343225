// Reads of departures: the list of outside systems, the checklist of each cut-off, and what was said of it.

import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { looseningReads } from '#core/access/controls/queries.ts';
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  accessCuts,
  departureChecklists,
  departureClosings,
  departureDrafts,
  outsideSystemEnds,
  outsideSystems,
} from '#db/schema/access/departures.ts';
import { cutOffs, persons } from '#db/schema/access/staff.ts';
import { builtInSystems, endedSystemDays, type OutsideSystem, systemIdSchema } from './contract.ts';
import { draftsForManager } from './drafts-for-manager.ts';

export type DepartureReads = ReturnType<typeof departureReads>;
const systemIds = z.array(systemIdSchema);

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function departureStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    systems: once(() =>
      orm
        .select()
        .from(outsideSystems)
        .orderBy(...inOrder(outsideSystems))
        .prepare(),
    ),
    ends: once(() => orm.select().from(outsideSystemEnds).prepare()),
    checklist: once(() =>
      orm.select().from(departureChecklists).where(eq(departureChecklists.cutOffId, id)).limit(1).prepare(),
    ),
    open: once(() =>
      orm
        .select({ cutOffId: departureChecklists.cutOffId })
        .from(departureChecklists)
        .where(
          sql`NOT EXISTS (SELECT 1 FROM departure_closings c WHERE c.cut_off_id = departure_checklists.cut_off_id)`,
        )
        .orderBy(...inOrder(departureChecklists))
        .prepare(),
    ),
    lastOf: once(() =>
      orm
        .select({ cutOffId: departureChecklists.cutOffId })
        .from(departureChecklists)
        .where(eq(departureChecklists.personId, id))
        .orderBy(...newestFirst(departureChecklists))
        .prepare(),
    ),
    cuts: once(() =>
      orm
        .select()
        .from(accessCuts)
        .where(eq(accessCuts.cutOffId, id))
        .orderBy(...inOrder(accessCuts))
        .prepare(),
    ),
    closing: once(() =>
      orm
        .select({ closing: departureClosings, byName: persons.name })
        .from(departureClosings)
        .leftJoin(persons, eq(persons.id, departureClosings.actor))
        .where(eq(departureClosings.cutOffId, id))
        .orderBy(...inOrder(departureClosings))
        .limit(1)
        .prepare(),
    ),
    drafts: once(() =>
      orm
        .select({ id: departureDrafts.id, drafts: departureDrafts.drafts })
        .from(departureDrafts)
        .where(
          sql`${departureDrafts.personId} = ${id} AND ${departureDrafts.drafts} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM departure_drafts_taken t WHERE t.left_id = departure_drafts.id)`,
        )
        .orderBy(...inOrder(departureDrafts))
        .prepare(),
    ),
    cutOff: once(() =>
      orm
        .select({ cutOff: cutOffs, byName: persons.name })
        .from(cutOffs)
        .leftJoin(persons, eq(persons.id, cutOffs.actor))
        .where(eq(cutOffs.id, id))
        .prepare(),
    ),
  };
}

/** Prepares the reads of this duty. */
export function departureReads(orm: Orm) {
  const statements = departureStatements(orm);
  const loosenings = looseningReads(orm);
  const named = (): ReadonlyMap<string, string | null> =>
    new Map(
      statements
        .systems()
        .all()
        .map(({ id, name }) => [id, name]),
    );

  /** Every system that was ever listed but those whose end lies long enough back: the built-in ones first, then as they were added. */
  const listed = (isOver: (endedOn: string) => boolean): OutsideSystem[] => {
    const over = new Set(
      statements
        .ends()
        .all()
        .flatMap(({ id, systemId, day }) => {
          const ended = { control: 'outside_system', about: systemId, after: 'ended' } as const;
          return isOver(day) && loosenings.isLoosened(id, ended) ? [systemId] : [];
        }),
    );
    const added = statements
      .systems()
      .all()
      .map(({ id, name }) => ({ systemId: id, name }));
    const all = [...builtInSystems.map((systemId) => ({ systemId, name: null })), ...added];
    return all.filter(({ systemId }) => !over.has(systemId));
  };

  return {
    /** The systems on the list now. */
    systems: (): OutsideSystem[] => listed(() => true),
    /** What a leaver of a business day is to be cut off from: also what left the list in the days before it (D9.65). */
    systemsToCut: (today: string): OutsideSystem[] =>
      listed((endedOn) => daysBetween(endedOn, today) >= endedSystemDays),
    /** Names of the office's own systems, ended ones among them. */
    systemNames: named,
    /** Cut-offs whose departure is not closed, the earliest first. */
    openCutOffs: (): string[] =>
      statements
        .open()
        .all()
        .map(({ cutOffId }) => cutOffId),
    /** A person's cut-offs with a checklist, the latest first. */
    cutOffsOf: (personId: string): string[] =>
      statements
        .lastOf()
        .all({ id: personId })
        .map(({ cutOffId }) => cutOffId),
    /**
     * The first of what a leaver had half finished that nobody has taken, at whichever PC it was; null when there is none.
     * Complaints that were not sent are left out, whoever wrote them; what is nothing but that counts as nothing.
     */
    draftsOf(personId: string): { id: string; drafts: string } | null {
      for (const { id, drafts } of statements.drafts().all({ id: personId })) {
        const kept = drafts === null ? null : draftsForManager(drafts);
        if (kept !== null) return { id, drafts: kept };
      }
      return null;
    },
    /** Everything that is known of one cut-off; null when there is none with a checklist. */
    departure(cutOffId: string) {
      const of = { id: cutOffId };
      const checklist = statements.checklist().get(of);
      const found = statements.cutOff().get(of);
      if (checklist === undefined || found === undefined) return null;
      return {
        ...found,
        systems: systemIds.parse(JSON.parse(checklist.systems)),
        cuts: statements.cuts().all(of),
        closing: statements.closing().get(of) ?? null,
      };
    },
  };
}
