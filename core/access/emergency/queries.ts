// Reads of sessions in an emergency: one, the latest, those of a day, and which records carry their mark. The mark stands in
// the entry itself; entries are walked by the person's own index from the moment on which the session began.
import { and, eq, gte, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { emergencies, emergencyEnds } from '#db/schema/access/emergency.ts';
import { journal } from '#db/schema/journal/journal.ts';

export type EmergencyReads = ReturnType<typeof emergencyReads>;
export type KeptEmergency = typeof emergencies.$inferSelect;

/** Sessions of one list. */
const listed = 50;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function emergencyStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const latest = (ofPerson: boolean) =>
    once(() =>
      orm
        .select()
        .from(emergencies)
        .where(ofPerson ? eq(emergencies.personId, id) : undefined)
        .orderBy(...newestFirst(emergencies))
        .limit(listed)
        .prepare(),
    );
  return {
    one: once(() => orm.select().from(emergencies).where(eq(emergencies.id, id)).prepare()),
    latest: latest(false),
    latestOf: latest(true),
    since: once(() =>
      orm
        .select()
        .from(emergencies)
        .where(gte(emergencies.day, sql.placeholder('day')))
        .orderBy(...inOrder(emergencies))
        .prepare(),
    ),
    end: once(() =>
      orm
        .select()
        .from(emergencyEnds)
        .where(eq(emergencyEnds.emergencyId, id))
        .orderBy(...inOrder(emergencyEnds))
        .limit(1)
        .prepare(),
    ),
    marked: once(() =>
      orm
        .select({ count: sql<number>`count(*)` })
        .from(journal)
        .where(
          and(
            eq(journal.actor, sql.placeholder('person')),
            gte(journal.at, sql.placeholder('from')),
            sql`instr(CAST(${journal.bytes} AS TEXT), ${sql.placeholder('mark')}) > 0`,
            sql`instr(CAST(${journal.bytes} AS TEXT), ${sql.placeholder('subject')}) > 0`,
          ),
        )
        .prepare(),
    ),
  };
}

/** Prepares the reads of this duty. */
export function emergencyReads(orm: Orm) {
  const read = emergencyStatements(orm);
  /** How many records carry the mark of a session and name a subject; every one of them without it. */
  function acts({ id, personId, at }: KeptEmergency, subject = ''): number {
    const mark = `"supervised":"${id}"`;
    return read.marked().get({ person: personId, from: at, mark, subject: subject || mark })?.count ?? 0;
  }
  return {
    acts,
    emergency: (emergencyId: string): KeptEmergency | null => read.one().get({ id: emergencyId }) ?? null,
    /** Who ended it before its time, or null. */
    end: (emergencyId: string) => read.end().get({ id: emergencyId }) ?? null,
    latest: (): KeptEmergency[] => read.latest().all(),
    latestOf: (personId: string): KeptEmergency[] => read.latestOf().all({ id: personId }),
    /** Those of a business day, the earliest first. */
    ofDay: (day: string): KeptEmergency[] =>
      read
        .since()
        .all({ day })
        .filter((kept) => kept.day === day),
    /** True when something of a visit, which was opened on a business day, was done in such a session. */
    touched: (visitId: string, day: string): boolean =>
      read
        .since()
        .all({ day })
        .some((kept) => acts(kept, visitId) > 0),
  };
}
