// Reads of the premises: checks, open corrective actions, the morning card.
import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { businessDayReads } from '#core/business-day/queries.ts';
import { addDays } from '#core/leaves/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
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
      .orderBy(...newestFirst(premisesChecks))
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
  const isConfirmed = sql`EXISTS (
    SELECT 1 FROM action_verdicts v WHERE v.action_id = corrective_actions.id AND v.verdict = 'confirmed')`;
  /** Its item failed again after it was said to be done: a later action stands in its place. */
  const isReopened = sql`EXISTS (SELECT 1 FROM corrective_actions later WHERE later.reopens = corrective_actions.id)`;
  const isUnjudged = sql`NOT EXISTS (SELECT 1 FROM action_verdicts v WHERE v.action_id = action_completions.action_id AND v.completion_id = action_completions.id)`;
  const standing = once(() =>
    orm
      .select({ isConfirmed: sql<number>`${isConfirmed}`, isReopened: sql<number>`${isReopened}` })
      .from(correctiveActions)
      .where(eq(correctiveActions.id, id))
      .prepare(),
  );
  const unjudged = once(() =>
    orm
      .select({
        id: actionCompletions.id,
        actor: actionCompletions.actor,
        at: actionCompletions.at,
        proofKind: actionCompletions.proofKind,
        note: actionCompletions.note,
        byName: persons.name,
      })
      .from(actionCompletions)
      .leftJoin(persons, eq(persons.id, actionCompletions.actor))
      .where(and(eq(actionCompletions.actionId, id), isUnjudged))
      .orderBy(...inOrder(actionCompletions))
      .limit(1)
      .prepare(),
  );
  const lastSaidDone = once(() =>
    orm
      .select({ id: correctiveActions.id })
      .from(premisesChecks)
      .innerJoin(correctiveActions, eq(correctiveActions.checkId, premisesChecks.id))
      .innerJoin(actionCompletions, eq(actionCompletions.actionId, correctiveActions.id))
      .where(
        and(
          eq(premisesChecks.item, sql.placeholder('item')),
          gte(actionCompletions.day, sql.placeholder('since')),
          sql`NOT ${isReopened}`,
          sql`NOT EXISTS (SELECT 1 FROM action_verdicts v
            WHERE v.action_id = action_completions.action_id AND v.completion_id = action_completions.id AND v.verdict = 'not_done')`,
        ),
      )
      .orderBy(...newestFirst(actionCompletions))
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
        reopens: correctiveActions.reopens,
      })
      .from(correctiveActions)
      .leftJoin(premisesChecks, eq(premisesChecks.id, correctiveActions.checkId))
      .leftJoin(persons, eq(persons.id, correctiveActions.ownerId))
      .where(sql`NOT ${isConfirmed} AND NOT ${isReopened}`)
      .orderBy(asc(correctiveActions.dueDay), asc(correctiveActions.id))
      .prepare(),
  );
  return { latestCheck, actionOfCheck, oneAction, standing, unjudged, lastSaidDone, openActions };
}

/** An item that fails within so many days after its action was said to be done has failed again. */
const failsAgainWithinDays = 90;

/** The reads of this duty. */
export function premisesReads(orm: Orm) {
  const businessDay = businessDayReads(orm);
  const { latestCheck, actionOfCheck, oneAction, standing, unjudged, lastSaidDone, openActions } =
    premisesStatements(orm);

  function checkOf(businessDay: string, item: CheckItem) {
    return latestCheck().get({ day: businessDay, item }) ?? null;
  }
  function openActionsOn(today: string): OpenAction[] {
    return openActions()
      .all()
      .map(({ reopens, ...row }) => {
        const said = unjudged().get({ id: row.actionId });
        const completion =
          said === undefined
            ? null
            : {
                proofKind: said.proofKind,
                note: said.note,
                by: said.actor,
                byName: said.byName,
                at: said.at,
              };
        const overdue = completion === null && isOverdue(row.dueDay, today);
        return { ...row, overdue, failedAgain: reopens !== null, completion };
      });
  }

  return {
    /** The latest check of an item on a business day by (at, id), or null. */
    latestCheck: checkOf,
    hasAction: (checkId: string): boolean => actionOfCheck().get({ id: checkId }) !== undefined,
    action: (actionId: string) => oneAction().get({ id: actionId }) ?? null,
    /** Whether an action is over (confirmed, or another stands in its place), and what waits to be looked at. */
    actionStanding(actionId: string) {
      const row = standing().get({ id: actionId });
      return {
        settled: row?.isConfirmed === 1 || row?.isReopened === 1,
        completion: unjudged().get({ id: actionId }) ?? null,
      };
    },
    /** The action for an item that was said to be done lately, up to a business day: a new failure reopens it. */
    lastSaidDone: (item: CheckItem, today: string): string | null =>
      lastSaidDone().get({ item, since: addDays(today, -failsAgainWithinDays) })?.id ?? null,
    /** Corrective actions that are not confirmed by another person, soonest due first. */
    openActions: openActionsOn,
    morningCard(today: string): MorningCard {
      const { opening: openingOf, stateOf, lastOpenedBefore, openBefore } = businessDay;
      const opening = openingOf(today);
      const previous = openBefore(today)[0] ?? lastOpenedBefore(today);
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
