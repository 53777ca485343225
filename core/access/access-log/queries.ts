// Reads of looks: who looked at what on a day, what decides on a sign, and the signs with their answers.
import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clientViews, lookSignAnswers, lookSigns, recordViews } from '#db/schema/access/access-log.ts';
import { persons } from '#db/schema/access/staff.ts';
import { journal } from '#db/schema/journal/journal.ts';
import type { LookSign, LooksAtOne } from './contract.ts';
import type { TimedLook } from './rules.ts';

export type LookReads = ReturnType<typeof lookReads>;

/** A person's newest looks that one question about very many goes through. */
const lookedThrough = 500;
/** Newest signs that are listed. */
const listedAlerts = 200;
/** How long a manager is shown a sign of their own, in days. */
const ownAlertDays = 30;

type Look = Omit<LooksAtOne, 'count' | 'firstAt' | 'lastAt'> & { readonly at: string };

/** Who looked at what on a day. */
export type LooksOnDay = {
  /** Everybody who looked, whoever is asked for; who looked most comes first. */
  readonly people: { personId: string; personName: string | null; count: number }[];
  /** The latest first. */
  readonly rows: LooksAtOne[];
};

/** Prepares the reads of this duty. */
export function lookReads(orm: Orm) {
  const person = sql.placeholder('person');
  const self = alias(persons, 'self');
  /** The accounts of one human being. */
  const accounts = () =>
    orm
      .select({ id: persons.id })
      .from(persons)
      .innerJoin(self, eq(self.nationalCodeHmac, persons.nationalCodeHmac))
      .where(eq(self.id, person));
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
              inArray(table.actor, accounts()),
              ofDevice ? eq(table.device, sql.placeholder('device')) : undefined,
            ),
          )
          .orderBy(...newestFirst(table))
          .limit(lookedThrough)
          .prepare(),
      ),
    );
  const newestAnywhere = newest(false);
  const newestHere = newest(true);
  /** The entry of a look; what was written in the same transaction tells the same start. */
  const entryOfLook = [clientViews, recordViews].map((table) =>
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
  const counted = once(() =>
    orm
      .select({ lookIds: lookSigns.lookIds })
      .from(lookSigns)
      .where(inArray(lookSigns.personId, accounts()))
      .orderBy(...newestFirst(lookSigns))
      .limit(lookedThrough)
      .prepare(),
  );
  const lookers = [clientViews, recordViews].map((table) =>
    once(() =>
      orm
        .selectDistinct({ actor: table.actor })
        .from(table)
        .where(gte(table.day, sql.placeholder('day')))
        .prepare(),
    ),
  );
  const clientLooks = once(() =>
    orm
      .select({
        personId: clientViews.actor,
        personName: persons.name,
        purpose: clientViews.purpose,
        at: clientViews.at,
        visitId: clientViews.visitId,
      })
      .from(clientViews)
      .leftJoin(persons, eq(persons.id, clientViews.actor))
      .where(eq(clientViews.day, sql.placeholder('day')))
      .orderBy(...inOrder(clientViews))
      .prepare(),
  );
  const recordLooks = once(() =>
    orm
      .select({
        personId: recordViews.actor,
        personName: persons.name,
        kind: recordViews.kind,
        at: recordViews.at,
        recordId: recordViews.recordId,
      })
      .from(recordViews)
      .leftJoin(persons, eq(persons.id, recordViews.actor))
      .where(eq(recordViews.day, sql.placeholder('day')))
      .orderBy(...inOrder(recordViews))
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
  const same = once(() =>
    orm
      .select({ id: persons.id })
      .from(persons)
      .innerJoin(self, eq(self.nationalCodeHmac, persons.nationalCodeHmac))
      .where(and(eq(self.id, person), eq(persons.id, sql.placeholder('other'))))
      .limit(1)
      .prepare(),
  );

  const isSamePerson = (personId: string, other: string): boolean =>
    same().get({ person: personId, other }) !== undefined;

  function looksOn(day: string): Look[] {
    const ofClients = clientLooks()
      .all({ day })
      .map(({ visitId, ...look }): Look => ({ ...look, target: { kind: 'client', id: visitId } }));
    const ofRecords = recordLooks()
      .all({ day })
      .map(
        ({ kind, recordId, ...look }): Look => ({
          ...look,
          purpose: null,
          target: { kind, id: recordId },
        }),
      );
    return [...ofClients, ...ofRecords].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  }

  return {
    /** Who looked at what on a business day; `personId` null: everybody. */
    ofDay(day: string, personId: string | null): LooksOnDay {
      const looks = looksOn(day);
      const rows = Map.groupBy(
        looks.filter((look) => personId === null || look.personId === personId),
        ({ personId: by, purpose, target }) => JSON.stringify([by, purpose, target.kind, target.id]),
      );
      return {
        people: peopleOf(looks),
        rows: [...rows.values()]
          .flatMap((ofRow) => rowOf(ofRow) ?? [])
          .toSorted((one, other) => (one.lastAt > other.lastAt ? -1 : 1)),
      };
    },
    /**
     * The newest looks of a human being, under whichever account and at whichever PC; and those at this PC, `device`, which very many
     * at another one, whose clock is ahead, would hide.
     */
    newestOf(personId: string, device: string): TimedLook[] {
      const anywhere = newestAnywhere.flatMap((read) => read().all({ person: personId }));
      const here = newestHere.flatMap((read) => read().all({ person: personId, device }));
      return [...new Map([...anywhere, ...here].map((look) => [look.id, look])).values()];
    },
    /** How long the machine had been up when the application that wrote a look was started, ms; null where nobody can say. */
    startedAt({ id, elapsedMs }: TimedLook): number | null {
      const [found] = entryOfLook.flatMap((read) => read().all({ id }));
      const line = found === undefined ? null : readEntry(found.bytes);
      if (line === null || typeof line === 'string' || elapsedMs === null) return null;
      return elapsedMs - line.envelope.clock.monotonicMs;
    },
    /** Looks of theirs that a sign has counted. */
    countedOf: (personId: string): Set<string> =>
      new Set(
        counted()
          .all({ person: personId })
          .flatMap(({ lookIds }) => lookIds),
      ),
    /** Everybody who looked at something on a business day or later. */
    lookersSince: (day: string): string[] => [
      ...new Set(
        lookers.flatMap((read) =>
          read()
            .all({ day })
            .flatMap(({ actor }) => actor ?? []),
        ),
      ),
    ],
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

function peopleOf(looks: readonly Look[]): LooksOnDay['people'] {
  const people = new Map<string, LooksOnDay['people'][number]>();
  for (const { personId, personName } of looks) {
    if (personId === null) continue;
    const count = (people.get(personId)?.count ?? 0) + 1;
    people.set(personId, { personId, personName, count });
  }
  return [...people.values()].toSorted(
    (one, other) => other.count - one.count || (one.personId < other.personId ? -1 : 1),
  );
}

function rowOf(looks: readonly Look[]): LooksAtOne | null {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return null;
  const { at, ...what } = first;
  return { ...what, count: looks.length, firstAt: at, lastAt: last.at };
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
