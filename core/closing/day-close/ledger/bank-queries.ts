// What reports tell and what the bank credited, by account and settlement day (D21.130). Every day is read from a handful of rows around
// it, so that it costs the same in the tenth year.
import { and, asc, between, desc, eq, sql } from 'drizzle-orm';
import { closureReads } from '#core/assets/closures/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { cardFee } from '#core/foundation/settlement/bank/card-fee.ts';
import {
  type Covered,
  creditedFor,
  type IsClosed,
  isReached,
  metTogether,
  settlementDayOf,
  settlementDaysBetween,
  termsOf,
} from '#core/foundation/settlement/bank/settlement-days.ts';
import type { Leg } from '#core/foundation/settlement/ledger/open-difference.ts';
import { toTransactions } from '#core/foundation/settlement/matching/transactions.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { bankLines, bankStatements, pspRows, reportedDays } from '#db/schema/closing/day-close.ts';
import { toReportedRow } from '../reported-row-queries.ts';
import { firstRows } from '../statements.ts';

/** Days around the asked ones that are read too: a settlement day lies within them, and what can meet it does. */
const aroundDays = 45;

/** A file that was taken in again counts as it was read then (D21.186). */
export const isInForce = sql`NOT EXISTS (SELECT 1 FROM bank_statements r WHERE r.replaces = bank_statements.id)`;
export const isLineInForce = sql`NOT EXISTS (SELECT 1 FROM bank_statements r
  WHERE r.replaces = bank_lines.statement_id)`;

const iban = sql.placeholder('iban');
const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];

/** Statements of these days, prepared on first use. Named for the tests of their query plans. */
export function bankDayStatements(orm: Orm) {
  return {
    /** The accounts of which a statement is here, with the day from which on the bank's side is followed. */
    bankAccounts: once(() =>
      orm
        .select({ iban: bankStatements.iban, since: sql<string>`min(${bankStatements.fromDay})` })
        .from(bankStatements)
        .where(isInForce)
        .groupBy(bankStatements.iban)
        .prepare(),
    ),
    covered: once(() =>
      orm
        .select({
          from: bankStatements.fromDay,
          to: bankStatements.toDay,
          fee: bankStatements.fee,
          termDays: bankStatements.termDays,
        })
        .from(bankStatements)
        .where(
          and(
            eq(bankStatements.iban, iban),
            sql`${bankStatements.fromDay} <= ${to}`,
            sql`${bankStatements.toDay} >= ${from}`,
            isInForce,
          ),
        )
        .orderBy(...newestFirst(bankStatements))
        .prepare(),
    ),
    /** Lines of an account, each once whatever files have it. */
    lines: once(() =>
      orm
        .selectDistinct({
          lineId: bankLines.lineId,
          date: bankLines.date,
          kind: bankLines.kind,
          rials: bankLines.rials,
        })
        .from(bankLines)
        .where(and(eq(bankLines.iban, iban), between(bankLines.date, from, to), isLineInForce))
        .orderBy(asc(bankLines.date), asc(bankLines.lineId))
        .prepare(),
    ),
    reported: once(() =>
      orm
        .select({ day: reportedDays.day, rials: reportedDays.rials, fee: reportedDays.fee })
        .from(reportedDays)
        .where(and(eq(reportedDays.iban, iban), between(reportedDays.day, from, to)))
        .orderBy(asc(reportedDays.day))
        .prepare(),
    ),
    /** The first and the last day that a report tells of; each of a lone row in an index. */
    firstReported: once(() =>
      orm
        .select({ day: reportedDays.day })
        .from(reportedDays)
        .orderBy(asc(reportedDays.day))
        .limit(1)
        .prepare(),
    ),
    lastReported: once(() =>
      orm
        .select({ day: reportedDays.day })
        .from(reportedDays)
        .orderBy(desc(reportedDays.day))
        .limit(1)
        .prepare(),
    ),
    rowsOfDate: once(() => firstRows(orm, eq(pspRows.date, sql.placeholder('date')))),
    datesOfImport: once(() =>
      orm
        .selectDistinct({ date: pspRows.date })
        .from(pspRows)
        .where(eq(pspRows.importId, sql.placeholder('id')))
        .prepare(),
    ),
    statement: once(() =>
      orm
        .select({ iban: bankStatements.iban, from: bankStatements.fromDay, to: bankStatements.toDay })
        .from(bankStatements)
        .where(eq(bankStatements.id, sql.placeholder('id')))
        .prepare(),
    ),
    linesSpan: once(() =>
      orm
        .select({
          first: sql<string | null>`min(${bankLines.date})`,
          last: sql<string | null>`max(${bankLines.date})`,
        })
        .from(bankLines)
        .where(eq(bankLines.statementId, sql.placeholder('id')))
        .prepare(),
    ),
  };
}

/** One settlement day of an account. Rials. */
export type BankDay = {
  readonly day: string;
  readonly reported: readonly Leg[];
  readonly credits: readonly Leg[];
  /** What was netted off the credits, by the public tariff; nought where the fee has lines of its own. */
  readonly netted: number;
  /** Fee lines of the bank. */
  readonly feeLines: number;
  /** Reported less netted less credited. */
  readonly rest: number;
  /** Days beside it make it agree. */
  readonly isMetTogether: boolean;
  /** Statements tell of it and of its whole window: nothing of it can come any more. */
  readonly isReached: boolean;
};

/** The reads of the bank's side. */
export function bankDayReads(orm: Orm) {
  const read = bankDayStatements(orm);
  const closures = closureReads(orm);
  const closed = (): IsClosed => {
    const days = new Set(
      closures.closures().flatMap(({ closedDay, withdrawn }) => (withdrawn ? [] : [closedDay])),
    );
    return (day) => days.has(day);
  };
  return {
    bankAccounts: () => read.bankAccounts().all(),
    firstReportedDay: (): string | null => read.firstReported().get()?.day ?? null,
    isClosedForBank: closed,
    /** What reports tell of an account on each day up to one. */
    reportedDays: (account: string, last: string) =>
      read.reported().all({ iban: account, from: '', to: last }),
    /** The settlement days of an account from one day to another, from the one on from which its bank's side is followed. */
    bankDays(account: string, first: string, last: string): BankDay[] {
      const since = read
        .bankAccounts()
        .all()
        .find((one) => one.iban === account)?.since;
      if (since === undefined) return [];
      const isClosed = closed();
      const span = { iban: account, from: addDays(first, -aroundDays), to: addDays(last, aroundDays) };
      const days = settlementDaysBetween(span.from, span.to, isClosed);
      const covered = read.covered().all(span);
      const termOf = termsOf(covered);
      const reported = Map.groupBy(read.reported().all(span), ({ day }) =>
        settlementDayOf(day, isClosed, termOf),
      );
      const lines = Map.groupBy(read.lines().all(span), ({ date }) => creditedFor(date, isClosed));
      const bare = days.map((day) => dayOf(day, reported.get(day) ?? [], lines.get(day) ?? [], covered));
      const met = metTogether(bare.map(({ rest }) => rest));
      return bare
        .map((one, at) => ({
          ...one,
          isMetTogether: met.has(at),
          isReached: isReached(one.day, covered, days),
        }))
        .filter(({ day }) => day >= since && first <= day && day <= last);
    },
  };
}

type Line = { readonly lineId: string; readonly kind: 'card' | 'fee'; readonly rials: number };

function dayOf(
  day: string,
  told: readonly { readonly day: string; readonly rials: number; readonly fee: number }[],
  lines: readonly Line[],
  covered: readonly (Covered & { readonly fee: 'own_line' | 'netted' })[],
): Omit<BankDay, 'isMetTogether' | 'isReached'> {
  // The newest statement of the day says how the fee is taken (D21.132).
  const isNetted = covered.find((one) => one.from <= day && day <= one.to)?.fee === 'netted';
  const feeOf = (fee: number): number => (isNetted ? fee : 0);
  const reported = told.map((one) => ({ id: one.day, amount: one.rials - feeOf(one.fee), day }));
  const credits = lines
    .filter(({ kind }) => kind === 'card')
    .map(({ lineId, rials }) => ({ id: lineId, amount: rials, day }));
  const amounts = (legs: readonly Leg[]): number => sumOfRials(legs.map(({ amount }) => amount));
  return {
    ...{ day, reported, credits },
    netted: sumOfRials(told.map(({ fee }) => feeOf(fee))),
    feeLines: sumOfRials(lines.filter(({ kind }) => kind === 'fee').map(({ rials }) => rials)),
    rest: amounts(reported) - amounts(credits),
  };
}

/** What the reports tell of a date, by account: each transaction once, the shares of a split payment each where it is settled (D21.134). */
export function reportedOfDate(
  read: ReturnType<typeof bankDayStatements>,
  date: string,
): (typeof reportedDays.$inferInsert)[] {
  const kept = read.rowsOfDate().all({ date });
  const rows = kept.map((one) => ({ ...toReportedRow(one), day: date, lateFor: null }));
  const byId = new Map(kept.map((one) => [one.id, one.row]));
  const sums = new Map<string, { rials: number; fee: number }>();
  const add = (account: string, rials: number, direction: string): void => {
    const sum = sums.get(account) ?? { rials: 0, fee: 0 };
    sums.set(account, sum);
    sum.rials = sumOfRials([sum.rials, direction === 'reversal' ? -rials : rials]);
    if (direction === 'purchase') sum.fee = sumOfRials([sum.fee, cardFee(rials, date)]);
  };
  for (const { rowIds, amount, direction, duplicateOf } of toTransactions(rows, new Map(), bareTerminalId)) {
    if (duplicateOf !== null) continue;
    const of = rowIds.flatMap((id) => byId.get(id) ?? []);
    // The shares of a split payment make it up; beside the whole they tell it again.
    if (sumOfRials(of.map((row) => row.amount)) === amount)
      for (const row of of) add(row.iban ?? '', row.amount, direction);
    else add(of[0]?.iban ?? '', amount, direction);
  }
  return [...sums].map(([account, sum]) => ({ day: date, iban: account, ...sum }));
}
