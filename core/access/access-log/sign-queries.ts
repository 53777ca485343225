// Signs of the access log with their answers, and the looks that they count.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { lookSignAnswers, lookSigns } from '#db/schema/access/access-log.ts';
import { persons } from '#db/schema/access/staff.ts';
import { accountsOfPerson, lookedThrough } from './accounts-queries.ts';
import type { LookSign } from './contract.ts';

/** Newest signs that are listed. */
const listedAlerts = 200;
/** How long a manager is shown a sign of their own, in days. */
const ownAlertDays = 30;

/** Prepares the reads of signs. */
export function lookSignReads(orm: Orm) {
  const counted = once(() =>
    orm
      .select({ lookIds: lookSigns.lookIds })
      .from(lookSigns)
      .where(inArray(lookSigns.personId, accountsOfPerson(orm)))
      .orderBy(...newestFirst(lookSigns))
      .limit(lookedThrough)
      .prepare(),
  );
  const answerer = alias(persons, 'answerer');
  const signRows = () =>
    orm
      .select({
        sign: lookSigns,
        personName: persons.name,
        answer: lookSignAnswers,
        byName: answerer.name,
      })
      .from(lookSigns)
      .leftJoin(persons, eq(persons.id, lookSigns.personId))
      .leftJoin(
        lookSignAnswers,
        sql`${lookSignAnswers.id} = (
          SELECT a.id FROM look_sign_answers a WHERE a.sign_id = ${lookSigns.id} ${onlyFirst('a')})`,
      )
      .leftJoin(answerer, eq(answerer.id, lookSignAnswers.actor));
  const oneSign = once(() =>
    signRows()
      .where(eq(lookSigns.id, sql.placeholder('id')))
      .prepare(),
  );
  const allSigns = once(() =>
    signRows()
      .orderBy(...newestFirst(lookSigns))
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
    /** Looks of theirs that a sign has counted. */
    countedOf: (personId: string): Set<string> =>
      new Set(
        counted()
          .all({ person: personId })
          .flatMap(({ lookIds }) => lookIds),
      ),
    /** Whether two accounts are one human being's. */
    isSamePerson,
    sign(signId: string): LookSign | null {
      const found = oneSign().get({ id: signId });
      return found === undefined ? null : toAlert(found);
    },
    /** The newest signs, the latest first. */
    signs: (): LookSign[] => allSigns().all().map(toAlert),
    /** Signs that wait for this manager's words on a business day; of their own, which they cannot answer, the recent ones. */
    openSigns: (managerId: string, today: string): LookSign[] =>
      allSigns()
        .all()
        .map(toAlert)
        .filter(({ answer, day, personId }) => {
          if (answer !== null) return false;
          return day >= addDays(today, -ownAlertDays) || !isSamePerson(managerId, personId);
        }),
  };
}

type SignRow = {
  readonly sign: typeof lookSigns.$inferSelect;
  readonly personName: string | null;
  readonly answer: typeof lookSignAnswers.$inferSelect | null;
  readonly byName: string | null;
};

function toAlert({ sign, personName, answer, byName }: SignRow): LookSign {
  const { id, personId, firstAt, lastAt, lookIds, day } = sign;
  return {
    signId: id,
    personId,
    personName,
    count: lookIds.length,
    firstAt,
    lastAt,
    day,
    answer: answer === null ? null : { note: answer.note, at: answer.at, byName },
  };
}
