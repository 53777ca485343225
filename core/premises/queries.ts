// Reads of the premises: checks, open corrective actions, the morning card.
import { and, asc, desc, eq, notExists, sql } from 'drizzle-orm';
import { businessDayReads } from '#core/business-day/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { actionCompletions, correctiveActions, premisesChecks } from '#db/schema/premises.ts';
import { persons } from '#db/schema/staff.ts';
import { type CheckItem, checkItems, type MorningCard, type OpenAction } from './contract.ts';
import { isOverdue } from './rules.ts';

export type PremisesReads = ReturnType<typeof premisesReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function premisesStatements(orm: Orm) {
  const day = sql.placeholder('day');
  const id = sql.placeholder('id');
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
  return { latestCheck, actionOfCheck, oneAction, completion, openActions };
}

/** The reads of this duty. */
export function premisesReads(orm: Orm) {
  const businessDay = businessDayReads(orm);
  const { latestCheck, actionOfCheck, oneAction, completion, openActions } = premisesStatements(orm);

  function checkOf(businessDay: string, item: CheckItem) {
    return latestCheck().get({ day: businessDay, item }) ?? null;
  }
  function openActionsOn(today: string): OpenAction[] {
    return openActions()
      .all()
      .map((row) => ({ ...row, overdue: isOverdue(row.dueDay, today) }));
  }

  return {
    /** The latest check of an item on a business day by (at, id), or null. */
    latestCheck: checkOf,
    hasAction: (checkId: string): boolean => actionOfCheck().get({ id: checkId }) !== undefined,
    action: (actionId: string) => oneAction().get({ id: actionId }) ?? null,
    completion: (actionId: string) => completion().get({ id: actionId }) ?? null,
    /** Corrective actions without a completion, soonest due first. */
    openActions: openActionsOn,
    morningCard(today: string): MorningCard {
      const { opening: openingOf, stateOf, lastOpenedBefore } = businessDay;
      const opening = openingOf(today);
      const previous = lastOpenedBefore(today);
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
