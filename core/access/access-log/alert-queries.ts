// Alerts of the access log with their answers, and the accesses that they count.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { accessAlertAnswers, accessAlerts } from '#db/schema/access/access-log.ts';
import { persons } from '#db/schema/access/staff.ts';
import { accountsOfPerson, newestSearched } from './accounts-queries.ts';
import type { AccessAlert } from './contract.ts';

/** How many of the newest alerts are listed. */
const listedAlerts = 200;
/** How long a manager is shown a sign of their own, in days. */
const ownAlertDays = 30;

/** Prepares the reads of alerts. */
export function accessAlertReads(orm: Orm) {
  const counted = once(() =>
    orm
      .select({ accessIds: accessAlerts.accessIds })
      .from(accessAlerts)
      .where(inArray(accessAlerts.personId, accountsOfPerson(orm)))
      .orderBy(...newestFirst(accessAlerts))
      .limit(newestSearched)
      .prepare(),
  );
  const answerer = alias(persons, 'answerer');
  const alertRows = () =>
    orm
      .select({
        alert: accessAlerts,
        personName: persons.name,
        answer: accessAlertAnswers,
        byName: answerer.name,
      })
      .from(accessAlerts)
      .leftJoin(persons, eq(persons.id, accessAlerts.personId))
      .leftJoin(
        accessAlertAnswers,
        sql`${accessAlertAnswers.id} = (
          SELECT a.id FROM access_alert_answers a WHERE a.alert_id = ${accessAlerts.id} ${onlyFirst('a')})`,
      )
      .leftJoin(answerer, eq(answerer.id, accessAlertAnswers.actor));
  const oneAlert = once(() =>
    alertRows()
      .where(eq(accessAlerts.id, sql.placeholder('id')))
      .prepare(),
  );
  const allAlerts = once(() =>
    alertRows()
      .orderBy(...newestFirst(accessAlerts))
      .limit(listedAlerts)
      .prepare(),
  );
  const self = alias(persons, 'self');
  const same = once(() =>
    orm
      .select({ id: persons.id })
      .from(persons)
      .innerJoin(self, eq(self.nationalCodeHmac, persons.nationalCodeHmac))
      .where(and(eq(self.id, sql.placeholder('person')), eq(persons.id, sql.placeholder('other'))))
      .limit(1)
      .prepare(),
  );

  const isSamePerson = (personId: string, other: string): boolean =>
    same().get({ person: personId, other }) !== undefined;

  return {
    /** Their accesses that an alert has counted. */
    countedOf: (personId: string): Set<string> =>
      new Set(
        counted()
          .all({ person: personId })
          .flatMap(({ accessIds }) => accessIds),
      ),
    /** Whether two accounts are one human being's. */
    isSamePerson,
    alert(alertId: string): AccessAlert | null {
      const found = oneAlert().get({ id: alertId });
      return found === undefined ? null : toAlert(found);
    },
    /** The newest alerts, the latest first. */
    alerts: (): AccessAlert[] => allAlerts().all().map(toAlert),
    /** Signs that wait for this manager's words on a business day; of their own, which they cannot answer, the recent ones. */
    openAlerts: (managerId: string, today: string): AccessAlert[] =>
      allAlerts()
        .all()
        .map(toAlert)
        .filter(({ answer, day, personId }) => {
          if (answer !== null) return false;
          return day >= addDays(today, -ownAlertDays) || !isSamePerson(managerId, personId);
        }),
  };
}

type AlertRow = {
  readonly alert: typeof accessAlerts.$inferSelect;
  readonly personName: string | null;
  readonly answer: typeof accessAlertAnswers.$inferSelect | null;
  readonly byName: string | null;
};

function toAlert({ alert, personName, answer, byName }: AlertRow): AccessAlert {
  const { id, personId, firstAt, lastAt, accessIds, day } = alert;
  return {
    alertId: id,
    personId,
    personName,
    count: accessIds.length,
    firstAt,
    lastAt,
    day,
    answer: answer === null ? null : { note: answer.note, at: answer.at, byName },
  };
}
