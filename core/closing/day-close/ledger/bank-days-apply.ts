// Keeps what reports tell of each day, and the bank's side in the list of what does not agree (D21.130): worked out anew around every
// day that a report, a statement or a closure is about.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { closureDeclared, closureWithdrawn } from '#core/assets/closures/entries.ts';
import { closureReads } from '#core/assets/closures/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type Keeper, keeper } from '#core/journal/log/kept-lists.ts';
import type { Orm, Store } from '#db/open-store.ts';
import { once, preparedInsert } from '#db/prepared.ts';
import { openDifferences, reportedDays } from '#db/schema/closing/day-close.ts';
import { bankImported, pspImported } from '../entries.ts';
import { bankDayReads, bankDayStatements, reportedOfDate } from './bank-queries.ts';
import { thingReads } from './thing-queries.ts';

/** Calendar days around a fact within which it can change what agrees: its settlement day, and two windows on either side. */
const reachedDays = 21;

/** Works settlement days out anew. */
function bankKeeper(orm: Orm) {
  const things = thingReads(orm);
  const { bankAccounts } = bankDayReads(orm);
  const insert = preparedInsert(orm, openDifferences);
  const span = sql`${openDifferences.day} BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('to')}`;
  const ofBank = eq(openDifferences.account, 'bank');
  const takeOff = once(() =>
    orm
      .delete(openDifferences)
      .where(and(span, ofBank, eq(openDifferences.number, sql.placeholder('iban'))))
      .prepare(),
  );
  const takeOffUnnamed = once(() =>
    orm
      .delete(openDifferences)
      .where(and(span, ofBank, isNull(openDifferences.number)))
      .prepare(),
  );
  /** @param former an account whose statement was replaced, and that may have none any more. */
  return (first: string, last: string, former: string | null = null): void => {
    const [from, to] = [addDays(first, -reachedDays), addDays(last, reachedDays)];
    const accounts = new Set(bankAccounts().map(({ iban }) => iban));
    if (former !== null) accounts.add(former);
    for (const iban of accounts) {
      if (iban === '') takeOffUnnamed().run({ from, to });
      else takeOff().run({ from, to, iban });
      for (const one of things.ofBankDays(iban, from, to)) insert(one);
    }
  };
}

/** What this list is told of the facts of the bank's side. */
export function bankKeepers({ orm }: Store): readonly Keeper[] {
  const around = bankKeeper(orm);
  const { bankAccounts } = bankDayReads(orm);
  const read = bankDayStatements(orm);
  const insert = preparedInsert(orm, reportedDays);
  const closures = closureReads(orm);
  const clear = once(() =>
    orm
      .delete(reportedDays)
      .where(eq(reportedDays.day, sql.placeholder('day')))
      .prepare(),
  );
  return [
    keeper(pspImported, ({ importId }) => {
      const dates = read
        .datesOfImport()
        .all({ id: importId })
        .map(({ date }) => date)
        .toSorted();
      for (const date of dates) {
        clear().run({ day: date });
        for (const one of reportedOfDate(read, date)) insert(one);
      }
      const [first, last] = [dates[0], dates.at(-1)];
      if (first !== undefined && last !== undefined) around(first, last);
    }),
    keeper(bankImported, ({ importId, replaces }) => {
      const found = read.statement().get({ id: importId });
      if (found === undefined) return;
      const former = replaces === null ? undefined : read.statement().get({ id: replaces });
      const spans = [importId, replaces].flatMap((id) => read.linesSpan().get({ id }) ?? []);
      // From the first statement on every day is followed, however long ago that was; a replaced one may have been the first.
      const isFirst =
        former !== undefined ||
        bankAccounts().some(({ iban, since }) => iban === found.iban && since === found.from);
      const followed = isFirst ? (read.lastReported().get()?.day ?? null) : null;
      const days = [
        ...[found.from, found.to, former?.from ?? null, former?.to ?? null, followed],
        ...spans.flatMap(({ first, last }) => [first, last]),
      ]
        .filter((day) => day !== null)
        .toSorted();
      around(days[0] ?? found.from, days.at(-1) ?? found.to, former?.iban ?? null);
    }),
    keeper(closureDeclared, ({ closedDay }) => around(closedDay, closedDay)),
    keeper(closureWithdrawn, ({ closureId }) => {
      const found = closures.closures().find((one) => one.closureId === closureId);
      if (found !== undefined) around(found.closedDay, found.closedDay);
    }),
  ];
}
