// The report of a terminal and day, and the terminal's own batch slip of that day. Terminals are bare, as in `fact-queries.ts`.
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { isFirst, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { batchTotals, pspRows } from '#db/schema/closing/day-close.ts';
import { paymentReversals, payments } from '#db/schema/counter/payments.ts';
import { firstRows } from '../statements.ts';

const id = sql.placeholder('id');
const terminal = sql.placeholder('terminal');
const number = sql.placeholder('number');
/** Every spelling of a bare terminal. */
const spellings = sql`(${terminal}, '0' || ${terminal}, '00' || ${terminal})`;

/** Statements of the report of one terminal and day, prepared on first use. */
export function reportStatements(orm: Orm) {
  const day = sql.placeholder('day');
  return {
    /** Whether a close of the day went without it, whatever became of the close since. */
    closedWithout: once(() =>
      orm
        .select({ id: sql<string>`c.id` })
        .from(
          sql`day_closings c, json_each(c.summary, '$.withoutReport') w
            WHERE c.for_day = ${day} AND ltrim(json_extract(w.value, '$.terminalId'), '0') = ${terminal} LIMIT 1`,
        )
        .prepare(),
    ),
    /** A row of a report of the terminal and day. */
    rowOfDay: once(() =>
      orm
        .select({ id: pspRows.rowId })
        .from(pspRows)
        .where(sql`${pspRows.terminalId} IN ${spellings} AND ${pspRows.date} = ${day}`)
        .limit(1)
        .prepare(),
    ),
    /** The terminal's own slip of zero; of a slip that was used for two days the earlier one has it (D21.16). */
    zeroOfDay: once(() =>
      orm
        .select({ id: sql<string>`z.id` })
        .from(
          sql`zero_declarations z WHERE z.for_day = ${day} AND z.terminal_id IN ${spellings} AND NOT EXISTS (
              SELECT 1 FROM zero_declarations o WHERE o.for_day < z.for_day AND o.terminal_id IN ${spellings}
                AND ltrim(o.batch_number, '0') = ltrim(z.batch_number, '0'))
            AND NOT EXISTS (
              SELECT 1 FROM batch_totals o WHERE o.for_day < z.for_day AND o.terminal_id IN ${spellings}
                AND ltrim(o.batch_number, '0') = ltrim(z.batch_number, '0')) LIMIT 1`,
        )
        .prepare(),
    ),
    /** Days that were declared zero by a slip of this number. */
    zeroDaysOfBatch: once(() =>
      orm
        .select({ day: sql<string>`z.for_day` })
        .from(
          sql`zero_declarations z WHERE z.terminal_id IN ${spellings}
            AND ltrim(z.batch_number, '0') = ltrim(${number}, '0')`,
        )
        .prepare(),
    ),
    /** Terminals and days of the rows of an import, and of rows under the same ids in others: which of them counts depends on all. */
    reportsOfImport: once(() =>
      orm
        .select({ terminalId: sql<string>`o.terminal_id`, day: sql<string>`o.date` })
        .from(
          sql`psp_rows r JOIN psp_rows o ON o.row_id >= substr(r.row_id, 1, 32) AND o.row_id < substr(r.row_id, 1, 32) || '/'
            WHERE r.import_id = ${id}`,
        )
        .groupBy(sql`o.terminal_id`, sql`o.date`)
        .prepare(),
    ),
  };
}

/** Statements of the batch slip of one terminal and day, prepared on first use. */
export function batchStatements(orm: Orm) {
  const day = sql.placeholder('day');
  return {
    /** What the slip says; of several the last counts. */
    batchOfDay: once(() =>
      orm
        .select({
          id: batchTotals.id,
          count: batchTotals.count,
          total: batchTotals.total,
          by: batchTotals.actor,
        })
        .from(batchTotals)
        .where(sql`${batchTotals.forDay} = ${day} AND ${batchTotals.terminalId} IN ${spellings}`)
        .orderBy(...newestFirst(batchTotals))
        .limit(1)
        .prepare(),
    ),
    rowsOfTerminalDay: once(() =>
      firstRows(orm, sql`${pspRows.terminalId} IN ${spellings} AND ${pspRows.date} = ${day}`),
    ),
    slipsOfTerminalDay: once(() =>
      orm
        .select({ amount: payments.amount, number: payments.rrn })
        .from(payments)
        .where(sql`${payments.day} = ${day} AND ${payments.terminalId} IN ${spellings}`)
        .prepare(),
    ),
    reversalsOfTerminalDay: once(() =>
      orm
        .select({ amount: sql<number>`-${paymentReversals.amount}` })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .where(
          and(
            sql`${paymentReversals.day} = ${day} AND ${payments.terminalId} IN ${spellings}`,
            isFirst(paymentReversals, paymentReversals.paymentId),
          ),
        )
        .prepare(),
    ),
    /** Terminal and day of a payment, and of a reversal. */
    dayOfPayment: once(() =>
      orm
        .select({ terminalId: payments.terminalId, day: payments.day })
        .from(payments)
        .where(eq(payments.id, id))
        .prepare(),
    ),
    dayOfReversal: once(() =>
      orm
        .select({ terminalId: payments.terminalId, day: paymentReversals.day })
        .from(paymentReversals)
        .innerJoin(payments, eq(payments.id, paymentReversals.paymentId))
        .where(eq(paymentReversals.id, id))
        .prepare(),
    ),
    /** Days on which a payment was taken back: at PCs apart it may be twice, and the first counts. */
    reversalsOfPayment: once(() =>
      orm
        .select({ id: paymentReversals.id })
        .from(paymentReversals)
        .where(eq(paymentReversals.paymentId, id))
        .prepare(),
    ),
  };
}
