// Reads of shifts: weeks and leave of a person, what was done under their name and where, and the answers for signs.
import { and, asc, between, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { isUsualDay, isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { clockDoubts } from '#db/schema/access/clock.ts';
import { persons } from '#db/schema/access/staff.ts';
import { journal } from '#db/schema/journal/journal.ts';
import {
  operatorChanges,
  sharingAnswers,
  shiftLeaves,
  shiftLeaveWithdrawals,
  shiftWeeks,
} from '#db/schema/oversight/shifts.ts';
import { alertKindSchema, type SharingAlerts, weekSchema } from './contract.ts';
import type { HandChange, Trace, WeekFact } from './rules.ts';
import { signReads } from './sign-queries.ts';

export type ShiftReads = ReturnType<typeof shiftReads>;
/** Newest answers that are listed. */
const listedAnswers = 50;

/** A trace on its business day, with whether its PC's clock was ever compared with the province's. */
export type DayTrace = Trace & { readonly day: string; readonly at: string; readonly isCompared: boolean };

/** Of sign-ins only those that opened a session are somebody's own; and what a sign is answered by is no work. */
const isSignIn = sql<number>`${journal.type} = 'staff.sign_in_noted'`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function shiftStatements(orm: Orm) {
  const person = sql.placeholder('person');
  return {
    weeks: once(() =>
      orm
        .select()
        .from(shiftWeeks)
        .where(eq(shiftWeeks.personId, person))
        .orderBy(...newestFirst(shiftWeeks))
        .prepare(),
    ),
    leaves: once(() =>
      orm
        .select()
        .from(shiftLeaves)
        .where(
          and(
            eq(shiftLeaves.personId, person),
            sql`${shiftLeaves.toDay} >= ${sql.placeholder('from')}`,
            sql`NOT EXISTS (SELECT 1 FROM shift_leave_withdrawals w WHERE w.leave_id = ${shiftLeaves.id})`,
          ),
        )
        .orderBy(asc(shiftLeaves.fromDay), asc(shiftLeaves.id))
        .prepare(),
    ),
    /** What was done under a person's name: in the index of actors, by instant. */
    traces: once(() =>
      orm
        .select({
          device: journal.device,
          epoch: journal.epoch,
          seq: journal.seq,
          at: journal.at,
          day: journal.day,
          isSignIn,
          kind: sql<
            string | null
          >`CASE WHEN ${isSignIn} THEN json_extract(CAST(${journal.bytes} AS TEXT), '$.body.kind') END`,
          offsetMs: sql<number | null>`json_extract(CAST(${journal.bytes} AS TEXT), '$.clock.offsetMs')`,
        })
        .from(journal)
        .where(
          sql`${journal.actor} = ${person} AND ${journal.at} >= ${sql.placeholder('since')}
            AND ${journal.at} < ${sql.placeholder('until')} AND ${journal.type} NOT IN ('shift.operator_changed', 'inspection.opened')`,
        )
        .prepare(),
    ),
    /** How many entries of a person each date (UTC) has: from the index alone. */
    countsByDate: once(() =>
      orm
        .select({ date: sql<string>`substr(${journal.at}, 1, 10)`, count: sql<number>`count(*)` })
        .from(journal)
        .where(
          sql`${journal.actor} = ${person} AND ${journal.at} >= ${sql.placeholder('since')}
            AND ${journal.at} < ${sql.placeholder('until')}`,
        )
        .groupBy(sql`1`)
        .prepare(),
    ),
    changes: once(() =>
      orm
        .select()
        .from(operatorChanges)
        .where(between(operatorChanges.day, sql.placeholder('from'), sql.placeholder('to')))
        .orderBy(...inOrder(operatorChanges))
        .prepare(),
    ),
    doubted: once(() =>
      orm
        .select({ device: clockDoubts.device, day: clockDoubts.day })
        .from(clockDoubts)
        .where(between(clockDoubts.day, sql.placeholder('from'), sql.placeholder('to')))
        .prepare(),
    ),
    answeredFacts: once(() =>
      orm
        .select({ personId: sharingAnswers.personId, kind: sharingAnswers.kind, facts: sharingAnswers.facts })
        .from(sharingAnswers)
        .where(between(sharingAnswers.forDay, sql.placeholder('from'), sql.placeholder('to')))
        .prepare(),
    ),
  };
}

/** Under which a fact counts as answered. */
export const factKey = (personId: string, kind: string, fact: string): string =>
  `${personId} ${kind} ${fact}`;

/** Prepares the reads of this duty. */
export function shiftReads(orm: Orm) {
  const statements = shiftStatements(orm);
  const answerer = alias(persons, 'answerer');
  const answers = once(() =>
    orm
      .select({ answer: sharingAnswers, personName: persons.name, byName: answerer.name })
      .from(sharingAnswers)
      .leftJoin(persons, eq(persons.id, sharingAnswers.personId))
      .leftJoin(answerer, eq(answerer.id, sharingAnswers.actor))
      .orderBy(...newestFirst(sharingAnswers))
      .limit(listedAnswers)
      .prepare(),
  );
  const oneLeave = once(() =>
    orm
      .select({
        id: shiftLeaves.id,
        isWithdrawn: sql<number>`EXISTS (
          SELECT 1 FROM ${shiftLeaveWithdrawals} w WHERE w.leave_id = ${sql.raw('shift_leaves.id')})`,
      })
      .from(shiftLeaves)
      .where(eq(shiftLeaves.id, sql.placeholder('id')))
      .prepare(),
  );
  return {
    ...signReads(orm),
    /** The weeks of a person, the last first. */
    weeks: (person: string): WeekFact[] =>
      statements
        .weeks()
        .all({ person })
        .map(({ id, lc, fromDay, days }) => ({ id, lc, fromDay, days: weekSchema.parse(days) })),
    /** Leave that ends on a day or later and was not withdrawn. */
    leaves: (person: string, from: string) => statements.leaves().all({ person, from }),
    /** One leave: null when there is none. */
    leave(leaveId: string): { isWithdrawn: boolean } | null {
      const found = oneLeave().get({ id: leaveId });
      return found === undefined ? null : { isWithdrawn: found.isWithdrawn === 1 };
    },
    /** Sign-ins and acts of a person between two instants, each at its time by the province's clock where that was known. */
    traces: (person: string, since: string, until: string): DayTrace[] =>
      statements
        .traces()
        .all({ person, since, until })
        .flatMap(({ device, epoch, seq, at, day, isSignIn: isOne, kind, offsetMs }): DayTrace[] => {
          if (isOne === 1 && kind !== 'signed_in') return [];
          // The journal keeps what another PC says of a moment that no calendar has.
          if (!isUsualInstant(at) || !isUsualDay(day)) return [];
          return [
            {
              key: `${device}/${epoch}/${seq}`,
              kind: isOne === 1 ? 'sign_in' : 'act',
              ...{ device, at, day },
              ms: Date.parse(at) + (offsetMs ?? 0),
              isCompared: offsetMs !== null,
            },
          ];
        }),
    /** How many entries of a person there are on each date (UTC) between two instants. */
    countsByDate: (person: string, since: string, until: string) =>
      statements.countsByDate().all({ person, since, until }),
    /** Changes of hands on business days. */
    changes: (span: { from: string; to: string }): HandChange[] =>
      statements
        .changes()
        .all(span)
        .map(({ id, personId, formerId, device, day, at }) => ({ id, personId, formerId, device, day, at })),
    /** PCs whose clock was doubted on a day, as `device day`. */
    doubted: (span: { from: string; to: string }): Set<string> =>
      new Set(
        statements
          .doubted()
          .all(span)
          .map(({ device, day }) => `${device} ${day}`),
      ),
    /** Facts that the manager has answered for (`factKey`). */
    answeredFacts: (span: { from: string; to: string }): Set<string> =>
      new Set(
        statements
          .answeredFacts()
          .all(span)
          .flatMap(({ personId, kind, facts }) => facts.map((fact) => factKey(personId, kind, fact))),
      ),
    answers: (): SharingAlerts['answered'] =>
      answers()
        .all()
        .map(({ answer: { id, kind, forDay, note, at }, personName, byName }) => ({
          ...{ id, personName, note, at, byName },
          kind: alertKindSchema.parse(kind),
          day: forDay,
        })),
  };
}
