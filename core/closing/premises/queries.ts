// Reads of the premises: checks, open corrective actions, the morning card.

import { and, asc, between, desc, eq, gte, lte, type Placeholder, type SQL, sql } from 'drizzle-orm';
import { looseningReads } from '#core/access/controls/queries.ts';
import { photoReads } from '#core/assets/photos/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { businessDayReads } from '#core/journal/business-day/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { equipmentFaults } from '#db/schema/assets/equipment.ts';
import {
  actionCompletions,
  actionVerdicts,
  correctiveActions,
  premisesChecks,
  rhythmSettings,
} from '#db/schema/closing/premises.ts';
import { dayOpenings } from '#db/schema/journal/business-day.ts';
import {
  type CheckItem,
  type CheckStatus,
  isBuiltIn,
  type MorningCard,
  type OpenAction,
} from './contract.ts';
import { isOverdue } from './rules.ts';
import { countedRhythms } from './schedule/of-office.ts';

/** A check of the item knew this fact: what knew it comes after it, so those before it are passed over. */
const isAnswered = (fact: string, item: Placeholder): SQL => sql`EXISTS (SELECT 1 FROM premises_checks c
  WHERE c.item = ${item} AND c.lc > ${sql.raw(fact)}.lc AND ${knew('c', fact)} ORDER BY c.lc DESC)`;

export type PremisesReads = ReturnType<typeof premisesReads>;

const day = sql.placeholder('day');
const id = sql.placeholder('id');
const isConfirmed = sql`EXISTS (
  SELECT 1 FROM action_verdicts v WHERE v.action_id = corrective_actions.id AND v.verdict = 'confirmed')`;
/** Its item failed again after it was said to be done: a later action stands in its place. */
const isReopened = sql`EXISTS (SELECT 1 FROM corrective_actions later WHERE later.reopens = corrective_actions.id)`;
const isUnjudged = sql`NOT EXISTS (SELECT 1 FROM action_verdicts v WHERE v.action_id = action_completions.action_id AND v.completion_id = action_completions.id)`;

/** Statements of checks. */
function checkStatements(orm: Orm) {
  const latestCheck = once(() =>
    orm
      .select({
        id: premisesChecks.id,
        result: premisesChecks.result,
        note: premisesChecks.note,
        at: premisesChecks.at,
        byName: persons.name,
        lateSince: sql<string | null>`(SELECT min(c.due_day) FROM premises_checks c
          WHERE c.day = premises_checks.day AND c.item = premises_checks.item AND c.due_day < c.day)`,
      })
      .from(premisesChecks)
      .leftJoin(persons, eq(persons.id, premisesChecks.actor))
      .where(and(eq(premisesChecks.day, day), eq(premisesChecks.item, sql.placeholder('item'))))
      .orderBy(...newestFirst(premisesChecks))
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
  return { latestCheck, lastSaidDone };
}

/** Statements of corrective actions. */
function actionStatements(orm: Orm) {
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
  const actionStatus = once(() =>
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
  const openActions = once(() =>
    orm
      .select({
        actionId: correctiveActions.id,
        checkId: correctiveActions.checkId,
        item: premisesChecks.item,
        description: correctiveActions.description,
        ownerId: correctiveActions.ownerId,
        ownerName: persons.name,
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
  return { actionOfCheck, oneAction, actionStatus, unjudged, openActions };
}

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function premisesStatements(orm: Orm) {
  return { ...checkStatements(orm), ...actionStatements(orm) };
}

/** Statements of the schedule of checks and of its calendar, prepared on first use. Named for the tests of their query plans. */
export function scheduleStatements(orm: Orm) {
  const item = sql.placeholder('item');
  const from = sql.placeholder('from');
  const to = sql.placeholder('to');
  const lastCheck = once(() =>
    orm
      .select({ day: premisesChecks.day })
      .from(premisesChecks)
      .where(and(eq(premisesChecks.item, item), lte(premisesChecks.day, sql.placeholder('day'))))
      .orderBy(desc(premisesChecks.day), ...newestFirst(premisesChecks))
      .limit(1)
      .prepare(),
  );
  const checksBetween = once(() =>
    orm
      .select({ day: premisesChecks.day, result: premisesChecks.result, dueDay: premisesChecks.dueDay })
      .from(premisesChecks)
      .where(and(eq(premisesChecks.item, item), between(premisesChecks.day, from, to)))
      .orderBy(asc(premisesChecks.day), ...inOrder(premisesChecks))
      .prepare(),
  );
  const unansweredMending = once(() =>
    orm
      .select({ day: actionVerdicts.day })
      .from(premisesChecks)
      .innerJoin(correctiveActions, eq(correctiveActions.checkId, premisesChecks.id))
      .innerJoin(
        actionVerdicts,
        and(eq(actionVerdicts.actionId, correctiveActions.id), eq(actionVerdicts.verdict, 'confirmed')),
      )
      .where(
        and(
          eq(premisesChecks.item, item),
          gte(premisesChecks.day, sql.placeholder('since')),
          sql`NOT ${isAnswered('action_verdicts', item)}`,
        ),
      )
      .orderBy(...newestFirst(actionVerdicts))
      .limit(1)
      .prepare(),
  );
  const unansweredFault = once(() =>
    orm
      .select({ day: equipmentFaults.day })
      .from(equipmentFaults)
      .where(sql`NOT ${isAnswered('equipment_faults', item)}`)
      .orderBy(...newestFirst(equipmentFaults))
      .limit(1)
      .prepare(),
  );
  const settings = once(() =>
    orm
      .select({
        id: rhythmSettings.id,
        item: rhythmSettings.item,
        every: rhythmSettings.every,
        title: rhythmSettings.title,
        day: rhythmSettings.day,
        at: rhythmSettings.at,
        byName: persons.name,
      })
      .from(rhythmSettings)
      .leftJoin(persons, eq(persons.id, rhythmSettings.actor))
      .orderBy(...inOrder(rhythmSettings))
      .prepare(),
  );
  const firstOpened = once(() =>
    orm.select({ day: dayOpenings.day }).from(dayOpenings).orderBy(asc(dayOpenings.day)).limit(1).prepare(),
  );
  const openedBetween = once(() =>
    orm
      .selectDistinct({ day: dayOpenings.day })
      .from(dayOpenings)
      .where(between(dayOpenings.day, from, to))
      .prepare(),
  );
  return {
    settings,
    lastCheck,
    checksBetween,
    unansweredMending,
    unansweredFault,
    firstOpened,
    openedBetween,
  };
}

/** Checks whose mending is looked for: an action is due within thirty days, and is confirmed soon after. */
const mendedWithinDays = 180;
/** An item that fails within so many days after its action was said to be done has failed again. */
const failsAgainWithinDays = 90;

/** Reads of the schedule of checks. */
function scheduleReads(orm: Orm) {
  const schedule = scheduleStatements(orm);
  const loosenings = looseningReads(orm);

  return {
    /** What the office set of its checks, as far as it counts, the last one last; a few in years. */
    rhythmSettings: () =>
      countedRhythms(schedule.settings().all(), ({ id, item, every }) =>
        loosenings.isLoosened(id, { control: 'rhythm', about: item, after: every }),
      ),
    /** The last check of an item up to a business day, or null. */
    lastCheck: (item: CheckItem, day: string) => schedule.lastCheck().get({ item, day }) ?? null,
    /** The checks of an item in a span of business days, in order. */
    checksBetween: (item: CheckItem, from: string, to: string) =>
      schedule.checksBetween().all({ item, from, to }),
    /** The day on which an action for an item was last confirmed to be done, of checks of the last half year, unless a check of it knew that. */
    unansweredMending: (item: CheckItem, today: string): string | null =>
      schedule.unansweredMending().get({ item, since: addDays(today, -mendedWithinDays) })?.day ?? null,
    /** The day of the last fault of a device that no check of the item knew. */
    unansweredFault: (item: CheckItem): string | null =>
      schedule.unansweredFault().get({ item })?.day ?? null,
    /** The first business day that was ever opened. */
    firstOpened: (): string | null => schedule.firstOpened().get()?.day ?? null,
    /** The business days of a span that were opened. */
    openedBetween: (from: string, to: string): string[] =>
      schedule
        .openedBetween()
        .all({ from, to })
        .map(({ day }) => day),
    /** The words of a check that the office added; null for the others, and where they are not here. */
    titleOf: (item: CheckItem | null): string | null =>
      item === null || isBuiltIn(item)
        ? null
        : (schedule
            .settings()
            .all()
            .find((set) => set.item === item && set.title !== null)?.title ?? null),
  };
}

/** The reads of this duty. */
export function premisesReads(orm: Orm) {
  const businessDay = businessDayReads(orm);
  const { photoOf } = photoReads(orm);
  const { latestCheck, actionOfCheck, oneAction, actionStatus, unjudged, lastSaidDone, openActions } =
    premisesStatements(orm);
  const schedule = scheduleReads(orm);

  function checkOf(businessDay: string, item: CheckItem) {
    return latestCheck().get({ day: businessDay, item }) ?? null;
  }
  function openActionsOn(today: string): OpenAction[] {
    return openActions()
      .all()
      .map(({ reopens, checkId, ...row }) => {
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
                photoId: photoOf(said.id),
              };
        const overdue = completion === null && isOverdue(row.dueDay, today);
        return {
          ...row,
          title: schedule.titleOf(row.item),
          overdue,
          failedAgain: reopens !== null,
          photoId: photoOf(checkId),
          completion,
        };
      });
  }

  return {
    ...schedule,
    /** The latest check of an item on a business day, or null. */
    latestCheck: checkOf,
    hasAction: (checkId: string): boolean => actionOfCheck().get({ id: checkId }) !== undefined,
    action: (actionId: string) => oneAction().get({ id: actionId }) ?? null,
    /** Whether an action is over (confirmed, or another stands in its place), and what waits to be looked at. */
    actionStatus(actionId: string) {
      const row = actionStatus().get({ id: actionId });
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
    morningCard(
      today: string,
      statuses: readonly CheckStatus[],
      nameOf: (personId: string | null) => string | null,
    ): MorningCard {
      const { opening: openingOf, stateOf, lastOpenedBefore, openBefore } = businessDay;
      const opening = openingOf(today);
      const previous = openBefore(today)[0] ?? lastOpenedBefore(today);
      return {
        day: today,
        state: stateOf(today),
        opening: opening === null ? null : { at: opening.at, byName: nameOf(opening.actor) },
        items: statuses.flatMap((of): MorningCard['items'] => {
          const check = checkOf(today, of.item);
          if (check === null) return of.isDue ? [{ ...of, check }] : [];
          const { id: checkId, ...seen } = check;
          return [{ ...of, check: { checkId, ...seen, photoId: photoOf(checkId) } }];
        }),
        later: statuses
          .filter(({ isDue, lastDay }) => !isDue && lastDay !== today)
          .toSorted((one, other) => one.dueDay.localeCompare(other.dueDay)),
        openActions: openActionsOn(today),
        previousDayState: previous === null ? null : { day: previous, state: stateOf(previous) },
      };
    },
  };
}
