// A sale that was sent to a terminal and of whose money nothing is certain (D21.105): it stands in the money account until the terminal
// says, a payment or a row of the report names it, or words end it.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { terminalSaleReads } from '#core/counter/payments/terminal-sales/queries.ts';
import { type Attempt, isOpenAttempt, stateOfAttempt } from '#core/counter/payments/terminal-sales/rules.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { openDifference } from '#core/foundation/settlement/ledger/open-difference.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import type { openDifferences } from '#db/schema/closing/day-close.ts';
import { paymentAttempts } from '#db/schema/counter/payments.ts';
import { attemptKey } from './contract.ts';

const id = sql.placeholder('id');
const day = sql.placeholder('day');
const terminal = sql.placeholder('terminal');
const amount = sql.placeholder('amount');
/** Every spelling of a bare terminal. */
const spellings = sql`(${terminal}, '0' || ${terminal}, '00' || ${terminal})`;
/** Of its day, or of the next one where the terminal's clock is past midnight. */
const near = sql`BETWEEN ${day} AND date(${day}, '+1 day')`;

/** Statements of these attempts, prepared on first use. Named for the tests of their query plans. */
export function attemptThingStatements(orm: Orm) {
  return {
    /** Purchases of this amount on a day that no slip names, as reports have them; a row of several files counts once. */
    purchasesOfAmount: once(() =>
      orm
        .select({ count: sql<number>`count(DISTINCT coalesce(r.rrn, r.row_id))` })
        .from(
          sql`psp_rows r WHERE r.terminal_id IN ${spellings} AND r.date = ${day} AND r.type = 'purchase'
            AND r.status <> 'failed' AND r.amount = ${amount} AND NOT EXISTS (
              SELECT 1 FROM payments p WHERE p.rrn = r.rrn AND p.terminal_id IN ${spellings})`,
        )
        .prepare(),
    ),
    /** Attempts of this amount on a terminal and day, in their order. */
    attemptsOfAmount: once(() =>
      orm
        .select({ attemptId: paymentAttempts.id })
        .from(paymentAttempts)
        .where(
          sql`${paymentAttempts.terminalId} IN ${spellings} AND ${paymentAttempts.day} = ${day}
            AND ${paymentAttempts.amount} = ${amount}`,
        )
        .orderBy(...inOrder(paymentAttempts))
        .prepare(),
    ),
    /** Attempts that share the rows of a report with this one. */
    attemptsBeside: once(() =>
      orm
        .select({ attemptId: sql<string>`b.id` })
        .from(
          sql`payment_attempts a JOIN payment_attempts b ON b.day BETWEEN date(a.day, '-1 day') AND date(a.day, '+1 day')
              AND ltrim(b.terminal_id, '0') = ltrim(a.terminal_id, '0') AND b.amount = a.amount
            WHERE a.id = ${id}`,
        )
        .prepare(),
    ),
    /** A report of its terminal and day that was imported on a later day: it has whatever was taken. */
    reportedLater: once(() =>
      orm
        .select({ rowId: sql<string>`r.row_id` })
        .from(
          sql`psp_rows r JOIN psp_imports i ON i.id = r.import_id
            WHERE r.terminal_id IN ${spellings} AND r.date ${near} AND i.day > ${day} LIMIT 1`,
        )
        .prepare(),
    ),
    /** Attempts on the terminals and days of the rows of an import. */
    attemptsBesideImport: once(() =>
      orm
        .selectDistinct({ attemptId: sql<string>`a.id` })
        .from(
          sql`(SELECT DISTINCT ltrim(n.terminal_id, '0') terminal, n.date FROM psp_rows n WHERE n.import_id = ${id}) told
            JOIN payment_attempts a ON a.day BETWEEN date(told.date, '-1 day') AND told.date
              AND ltrim(a.terminal_id, '0') = told.terminal`,
        )
        .prepare(),
    ),
    /** Attempts on the terminal and days of the rows of a payment's reference number. */
    attemptsBesidePayment: once(() =>
      orm
        .selectDistinct({ attemptId: sql<string>`a.id` })
        .from(
          sql`payments p JOIN psp_rows n ON n.rrn = p.rrn
              AND n.terminal_id IN (p.terminal_id, '0' || p.terminal_id, ltrim(p.terminal_id, '0'))
            JOIN payment_attempts a ON a.day BETWEEN date(n.date, '-1 day') AND n.date
              AND ltrim(a.terminal_id, '0') = ltrim(p.terminal_id, '0')
            WHERE p.id = ${id}`,
        )
        .prepare(),
    ),
  };
}

/** What is open of an attempt, as the facts that are here say. */
export function attemptThings(orm: Orm) {
  const read = attemptThingStatements(orm);
  const sales = terminalSaleReads(orm);
  type Key = { readonly terminal: string; readonly day: string; readonly amount: number };
  /** What still looks for a row: first what nothing is known of, then what the terminal denies. */
  const openOf = (key: Key): string[] => {
    const open = read
      .attemptsOfAmount()
      .all(key)
      .flatMap(({ attemptId }) => sales.attempt(attemptId) ?? [])
      .filter(isOpenAttempt);
    const isDenied = (one: Attempt): boolean => stateOfAttempt(one) === 'not_recorded';
    return [...open.filter((one) => !isDenied(one)), ...open.filter(isDenied)].map(
      ({ attemptId }) => attemptId,
    );
  };
  const rowsOf = (key: Key): number => read.purchasesOfAmount().get(key)?.count ?? 0;
  /**
   * Whether a row is this attempt's: each row is one attempt's, those of a day first of the attempts of that day, and what is left of the
   * next day's where the terminal's clock is past midnight.
   */
  const isInReport = ({ attemptId }: Attempt, key: Key): boolean => {
    const beyond = openOf(key).indexOf(attemptId) + 1 - rowsOf(key);
    if (beyond <= 0) return true;
    const next = { ...key, day: addDays(key.day, 1) };
    return beyond <= rowsOf(next) - openOf(next).length;
  };
  return (attemptId: string): Omit<typeof openDifferences.$inferSelect, 'isEnded'> | null => {
    const attempt = sales.attempt(attemptId);
    if (attempt === null || !isOpenAttempt(attempt)) return null;
    const { visitId, amount: rials, by: actor } = attempt;
    const terminalId = bareTerminalId(attempt.terminalId);
    const key = { terminal: terminalId, day: attempt.day, amount: rials };
    if (isInReport(attempt, key)) return null;
    // Two say that nothing was taken: the terminal, and the report that was read when the day was over.
    const isDenied = stateOfAttempt(attempt) === 'not_recorded';
    if (isDenied && read.reportedLater().get(key) !== undefined) return null;
    const found = openDifference('money', {
      recorded: [{ id: attemptId, amount: rials, day: attempt.day }],
      told: [],
    });
    if (found === null) return null;
    return {
      ...found,
      ...{
        id: attemptKey(attemptId),
        account: 'money',
        terminalId,
        number: null,
        base: null,
        visitId,
        actor,
      },
      legs: createHash('sha256').update(found.legs).digest('hex'),
    };
  };
}
