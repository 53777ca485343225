// Reads of what does not agree, over all days: the list that `open-differences-apply.ts` keeps.
import { and, asc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import { type ProposedThing, provinceWordReads } from '#core/journal/province-words/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst, onlyLast } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { differenceSettlements, openDifferences } from '#db/schema/closing/day-close.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';

const spellings = sql.raw(
  "(open_differences.terminal_id, '0' || open_differences.terminal_id, '00' || open_differences.terminal_id)",
);
/** A report tells of its terminal on its day or later, or the terminal's own slip says that it took nothing on that day (D21.110). */
const isReported = sql<number>`(EXISTS (
  SELECT 1 FROM psp_rows r WHERE r.terminal_id IN ${spellings} AND r.date >= open_differences.day)
  OR EXISTS (SELECT 1 FROM zero_declarations z WHERE z.terminal_id IN ${spellings} AND z.for_day = open_differences.day))`;
/** The last words on it that saw what is there now: without a second person's, or the province's, they end nothing. */
const saidLast = (field: 'id') =>
  sql<string | null>`(SELECT s.${sql.raw(field)} FROM difference_settlements s
    WHERE s.difference_id = open_differences.id AND s.legs = open_differences.legs ${onlyLast('s')})`;

/** The photo of the paper on which both saw it. */
const photoId = sql<
  string | null
>`(SELECT p.id FROM photos p WHERE p.of_id = difference_settlements.id LIMIT 1)`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function ledgerStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const day = sql.placeholder('day');
  const listed = (where?: SQL) =>
    orm
      .select({
        row: openDifferences,
        visitNumber: visitNumberOf('visits'),
        byName: persons.name,
        isReported,
        saidId: saidLast('id'),
      })
      .from(openDifferences)
      .leftJoin(visits, eq(visits.id, openDifferences.visitId))
      .leftJoin(persons, eq(persons.id, openDifferences.actor))
      .where(and(sql`${openDifferences.isEnded} = 0`, where))
      .orderBy(asc(openDifferences.day), asc(openDifferences.id))
      .prepare();
  return {
    openDifferences: once(() => listed()),
    openDifferencesUntil: once(() => listed(lte(openDifferences.day, day))),
    openDifferencesOfDay: once(() => listed(eq(openDifferences.day, day))),
    openDifference: once(() => listed(eq(openDifferences.id, id))),
    difference: once(() => orm.select().from(openDifferences).where(eq(openDifferences.id, id)).prepare()),
    differencesOfDay: once(() =>
      orm.select().from(openDifferences).where(eq(openDifferences.day, day)).prepare(),
    ),
    said: once(() =>
      orm
        .select({
          words: differenceSettlements.words,
          at: differenceSettlements.at,
          byName: persons.name,
          photoId,
        })
        .from(differenceSettlements)
        .leftJoin(persons, eq(persons.id, differenceSettlements.actor))
        .where(eq(differenceSettlements.id, id))
        .prepare(),
    ),
    endedAlone: once(() =>
      orm
        .select({ differenceId: differenceSettlements.differenceId })
        .from(differenceSettlements)
        .where(
          sql`${differenceSettlements.isAlone} = 1 AND ${differenceSettlements.day}
            BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('to')}`,
        )
        .prepare(),
    ),
    endedSince: once(() =>
      orm
        .select({ row: differenceSettlements, byName: persons.name, photoId })
        .from(differenceSettlements)
        .leftJoin(persons, eq(persons.id, differenceSettlements.actor))
        .where(gte(differenceSettlements.day, day))
        .orderBy(...newestFirst(differenceSettlements))
        .prepare(),
    ),
    wordsOn: once(() =>
      orm
        .select({
          id: differenceSettlements.id,
          legs: differenceSettlements.legs,
          secondBy: differenceSettlements.secondBy,
          isAlone: differenceSettlements.isAlone,
          device: differenceSettlements.device,
          epoch: differenceSettlements.epoch,
          seq: differenceSettlements.seq,
        })
        .from(differenceSettlements)
        .where(eq(differenceSettlements.differenceId, id))
        .orderBy(...inOrder(differenceSettlements))
        .prepare(),
    ),
  };
}

/**
 * The reads of the ledger. Words that the province signed for end a difference as a second person's do (D19.111). The list does not know
 * of them, since each PC believes them by the keys of the province that it knows: they are looked at here.
 */
export function ledgerReads(orm: Orm) {
  const statements = ledgerStatements(orm);
  const province = provinceWordReads(orm);
  type Words = ReturnType<ReturnType<typeof statements.wordsOn>['all']>[number];
  type Listed = ReturnType<ReturnType<typeof statements.openDifferences>['all']>[number];
  const isSigned = ({ id, device, epoch, seq }: Words): boolean =>
    province.provinceWordOn({ what: 'difference', id, device, epoch, seq }) !== null;
  /** Words that saw what is open now. */
  const wordsOn = ({ row: { id, legs }, saidId }: Listed): Words[] =>
    saidId === null
      ? []
      : statements
          .wordsOn()
          .all({ id })
          .filter((words) => words.legs === legs);
  const isOpen = (listed: Listed): boolean => !wordsOn(listed).some(isSigned);
  return {
    /** Every open difference, the oldest first. */
    openDifferences: () => statements.openDifferences().all().filter(isOpen),
    /** Those that age from a business day or an earlier one. */
    openDifferencesUntil: (day: string) => statements.openDifferencesUntil().all({ day }).filter(isOpen),
    /** Those that age from one business day. */
    openDifferencesOfDay: (day: string) => statements.openDifferencesOfDay().all({ day }).filter(isOpen),
    openDifference(id: string) {
      const found = statements.openDifference().get({ id });
      return found === undefined || !isOpen(found) ? null : found;
    },
    /** One that does not agree, also when words have ended it. */
    difference: (id: string) => statements.difference().get({ id }) ?? null,
    /** Those that age from a business day, also what words have ended. */
    differencesOfDay: (day: string) => statements.differencesOfDay().all({ day }),
    /** Words on open differences that end nothing yet, as the province is asked for them. */
    wordsWaiting: (): ProposedThing[] =>
      statements
        .openDifferences()
        .all()
        .filter(isOpen)
        .flatMap(wordsOn)
        .map(({ id, device, epoch, seq }) => ({ what: 'difference', id, device, epoch, seq })),
    /** Words since a business day that end something, and not those that count no more (D19.60), the newest first; with the instant at which the province signed for them. */
    endedSince: (day: string) =>
      statements
        .endedSince()
        .all({ day })
        .flatMap((ended) => {
          const { id, device, epoch, seq, secondBy, isAlone, differenceId, legs } = ended.row;
          const isStillOpen = statements.openDifference().get({ id: differenceId })?.row.legs === legs;
          const isOfTwo = (secondBy !== null || isAlone) && !isStillOpen;
          const word = isOfTwo
            ? null
            : province.provinceWordOn({ what: 'difference', id, device, epoch, seq });
          return isOfTwo || word !== null ? [{ ...ended, provinceAt: word?.at ?? null }] : [];
        }),
    /** Words on a difference, by their id. */
    settlementWords: (id: string) => statements.said().get({ id }) ?? null,
    /** Whether words ever ended a difference. */
    isDifferenceSettled: (id: string): boolean =>
      statements
        .wordsOn()
        .all({ id })
        .some((words) => words.secondBy !== null || words.isAlone || isSigned(words)),
    /** Differences that one word ended on these days (D19.4). */
    endedAlone: (from: string, to: string): string[] =>
      statements
        .endedAlone()
        .all({ from, to })
        .map(({ differenceId }) => differenceId),
  };
}
export type LedgerReads = ReturnType<typeof ledgerReads>;
export type ListedDifference = ReturnType<LedgerReads['openDifferences']>[number];
