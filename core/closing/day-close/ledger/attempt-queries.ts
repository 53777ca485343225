// A sale that was sent to a terminal and of whose money nothing is certain (D21.105): it stands in the money account until the terminal
// says, a payment or a row of the report names it, or words end it.
import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { terminalSaleReads } from '#core/counter/payments/terminal-sales/queries.ts';
import { isOpenAttempt, stateOfAttempt } from '#core/counter/payments/terminal-sales/rules.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { openDifference } from '#core/foundation/settlement/ledger/open-difference.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import type { openDifferences } from '#db/schema/closing/day-close.ts';
import { attemptKey } from './contract.ts';

const id = sql.placeholder('id');
const day = sql.placeholder('day');
const terminal = sql.placeholder('terminal');
/** Every spelling of a bare terminal. */
const spellings = sql`(${terminal}, '0' || ${terminal}, '00' || ${terminal})`;
/** Of its day, or of the next one where the terminal's clock is past midnight. */
const near = sql`BETWEEN ${day} AND date(${day}, '+1 day')`;

/** Statements of these attempts, prepared on first use. Named for the tests of their query plans. */
export function attemptThingStatements(orm: Orm) {
  return {
    /** A purchase of this amount that no slip names, as a report has it. */
    purchaseOfAmount: once(() =>
      orm
        .select({ rowId: sql<string>`r.row_id` })
        .from(
          sql`psp_rows r WHERE r.terminal_id IN ${spellings} AND r.date ${near} AND r.type = 'purchase'
            AND r.status <> 'failed' AND r.amount = ${sql.placeholder('amount')} AND NOT EXISTS (
              SELECT 1 FROM payments p WHERE p.rrn = r.rrn AND p.terminal_id IN ${spellings}) LIMIT 1`,
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
  return (attemptId: string): Omit<typeof openDifferences.$inferSelect, 'isEnded'> | null => {
    const attempt = sales.attempt(attemptId);
    if (attempt === null || !isOpenAttempt(attempt)) return null;
    const { visitId, amount, by: actor } = attempt;
    const terminalId = bareTerminalId(attempt.terminalId);
    const key = { terminal: terminalId, day: attempt.day, amount };
    if (read.purchaseOfAmount().get(key) !== undefined) return null;
    // Two say that nothing was taken: the terminal, and the report that was read when the day was over.
    const isDenied = stateOfAttempt(attempt) === 'not_recorded';
    if (isDenied && read.reportedLater().get(key) !== undefined) return null;
    const found = openDifference('money', {
      recorded: [{ id: attemptId, amount, day: attempt.day }],
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
