// Reads of the premises: the day's opening and closing, checks, open corrective actions, the morning card.
import { and, asc, desc, eq, lt, notExists, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { dayClosings } from '#db/schema/day-close.ts';
import { actionCompletions, correctiveActions, dayOpenings, premisesChecks } from '#db/schema/premises.ts';
import { persons } from '#db/schema/staff.ts';
import { type CheckItem, checkItems, type DayState, type MorningCard, type OpenAction } from './contract.ts';
import { isOverdue, stateOfDay } from './rules.ts';

export type PremisesReads = ReturnType<typeof premisesReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function premisesStatements(orm: Orm) {
  const day = sql.placeholder('day');
  const id = sql.placeholder('id');
  const openings = once(() =>
    orm
      .select({
        id: dayOpenings.id,
        at: dayOpenings.at,
        actor: dayOpenings.actor,
        device: dayOpenings.device,
        byName: persons.name,
      })
      .from(dayOpenings)
      .leftJoin(persons, eq(persons.id, dayOpenings.actor))
      .where(eq(dayOpenings.day, day))
      .orderBy(asc(dayOpenings.at), asc(dayOpenings.id))
      .prepare(),
  );
  const latestClosing = once(() =>
    orm
      .select()
      .from(dayClosings)
      .where(eq(dayClosings.forDay, day))
      .orderBy(desc(dayClosings.at), desc(dayClosings.id))
      .limit(1)
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
  const latestCheck = once(() =>
    orm
      .select({
        id: premisesChecks.id,
        result: premisesChecks.result,
        note: premisesChecks.note,
        at: premisesChecks.at,
        byName: persons.name,
      })
      .from(premisesChecks)
      .leftJoin(persons, eq(persons.id, premisesChecks.actor))
      .where(and(eq(premisesChecks.day, day), eq(premisesChecks.item, sql.placeholder('item'))))
      .orderBy(desc(premisesChecks.at), desc(premisesChecks.id))
      .limit(1)
      .prepare(),
  );
  const actionOfCheck = once(() =>
    orm
      .select({ id: correctiveActions.id })
      .from(correctiveActions)
      .where(eq(correctiveActions.checkId, id))
      .limit(1)
      .prepare(),
  );
  const oneAction = once(() =>
    orm.select().from(correctiveActions).where(eq(correctiveActions.id, id)).prepare(),
  );
  const completion = once(() =>
    orm
      .select()
      .from(actionCompletions)
      .where(eq(actionCompletions.actionId, id))
      .orderBy(asc(actionCompletions.at), asc(actionCompletions.id))
      .limit(1)
      .prepare(),
  );
  const openActions = once(() =>
    orm
      .select({
        actionId: correctiveActions.id,
        item: premisesChecks.item,
        description: correctiveActions.description,
        ownerId: correctiveActions.ownerId,
        ownerName: persons.name,
        plannedOn: correctiveActions.day,
        dueDay: correctiveActions.dueDay,
      })
      .from(correctiveActions)
      .leftJoin(premisesChecks, eq(premisesChecks.id, correctiveActions.checkId))
      .leftJoin(persons, eq(persons.id, correctiveActions.ownerId))
      .where(
        notExists(
          orm
            .select({ one: sql`1` })
            .from(actionCompletions)
            .where(eq(actionCompletions.actionId, correctiveActions.id)),
        ),
      )
      .orderBy(asc(correctiveActions.dueDay), asc(correctiveActions.id))
      .prepare(),
  );
  return {
    openings,
    latestClosing,
    openedBefore,
    latestCheck,
    actionOfCheck,
    oneAction,
    completion,
    openActions,
  };
}

/** The reads of this duty. */
export function premisesReads(orm: Orm) {
  const {
    openings,
    latestClosing,
    openedBefore,
    latestCheck,
    actionOfCheck,
    oneAction,
    completion,
    openActions,
  } = premisesStatements(orm);

  function openingOf(businessDay: string) {
    return openings().all({ day: businessDay })[0] ?? null;
  }
  function closingOf(businessDay: string) {
    return latestClosing().get({ day: businessDay }) ?? null;
  }
  function checkOf(businessDay: string, item: CheckItem) {
    return latestCheck().get({ day: businessDay, item }) ?? null;
  }
  function stateOf(businessDay: string): DayState {
    return stateOfDay(openingOf(businessDay) !== null, closingOf(businessDay)?.kind ?? null);
  }
  function openActionsOn(today: string): OpenAction[] {
    return openActions()
      .all()
      .map((row) => ({ ...row, overdue: isOverdue(row.dueDay, today) }));
  }

  return {
    /** The first opening of a business day, or null. */
    opening: openingOf,
    /** The latest closing or reopening of a business day by (at, id), or null. */
    latestClosing: closingOf,
    stateOf,
    /** The last opened day before a business day, or null. */
    lastOpenedBefore: (today: string): string | null => openedBefore().get({ day: today })?.day ?? null,
    /** The latest check of an item on a business day by (at, id), or null. */
    latestCheck: checkOf,
    hasAction: (checkId: string): boolean => actionOfCheck().get({ id: checkId }) !== undefined,
    action: (actionId: string) => oneAction().get({ id: actionId }) ?? null,
    completion: (actionId: string) => completion().get({ id: actionId }) ?? null,
    /** Corrective actions without a completion, soonest due first. */
    openActions: openActionsOn,
    /** The openings of a day that more than one device opened, oldest first; else none. An exception for the manager. */
    openedTwice(businessDay: string) {
      const rows = openings().all({ day: businessDay });
      return new Set(rows.map(({ device }) => device)).size > 1 ? rows : [];
    },
    morningCard(today: string): MorningCard {
      const opening = openingOf(today);
      const previous = openedBefore().get({ day: today })?.day ?? null;
      return {
        day: today,
        state: stateOf(today),
        opening: opening === null ? null : { at: opening.at, byName: opening.byName },
        items: checkItems.map((item) => {
          const check = checkOf(today, item);
          if (check === null) return { item, check };
          const { id: checkId, ...seen } = check;
          return { item, check: { checkId, ...seen } };
        }),
        openActions: openActionsOn(today),
        previousDayState: previous === null ? null : { day: previous, state: stateOf(previous) },
      };
    },
  };
}
