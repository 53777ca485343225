// What goes back to clients because a terminal took too much, and which of it the bank's reports show (D21.15).
import { eq, sql } from 'drizzle-orm';
import type { RefundCase } from '#core/counter/payments/contract.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { referenceOfTransaction, transactionId } from '#db/psp-row-identity.ts';
import { paymentDifferences, payments } from '#db/schema/counter/payments.ts';
import { numberOfVisit } from '#db/visit-number.ts';
import { type ReversalRow, shownByReversals } from './shown-reversals.ts';

/** A terminal of a row of `table` in every spelling: of seven digits, and with a zero before them, as reports have it. */
const spellingsOf = (table: 'payments' | 'psp_rows') => {
  const bare = `ltrim(${table}.terminal_id, '0')`;
  return sql.raw(`(${table}.terminal_id, ${bare}, '0' || ${bare}, '00' || ${bare})`);
};

/** The statement of these reads, prepared on first use. */
function refundStatement(orm: Orm) {
  return once(() =>
    orm
      .select({
        paymentId: payments.id,
        visitId: payments.visitId,
        visitNumber: numberOfVisit('payments.visit_id'),
        terminalId: payments.terminalId,
        rrn: payments.rrn,
        cardMasked: payments.cardMasked,
        amount: paymentDifferences.amount,
        day: payments.day,
        at: payments.at,
        by: payments.actor,
        /**
         * Rows of reports that may be its reversal: under its own number, or on its card and under no other payment's. Any of
         * several rows of one transaction: the first one may lack what tells.
         */
        rows: sql<string>`(
            SELECT json_group_array(DISTINCT json_object(
              'transaction', ${transactionId}, 'reference', ${referenceOfTransaction}))
            FROM psp_rows JOIN psp_imports ON psp_imports.id = psp_rows.import_id
            WHERE psp_rows.type = 'reversal' AND psp_rows.status = 'successful'
              AND psp_rows.for_day >= payments.day AND psp_rows.terminal_id IN ${spellingsOf('payments')}
              AND psp_rows.amount IN (payment_differences.amount, payments.amount)
              AND (psp_rows.rrn = payments.rrn OR (
                substr(psp_rows.card_masked, -4) = substr(payments.card_masked, -4)
                AND NOT EXISTS (SELECT 1 FROM payments other
                  WHERE other.terminal_id IN ${spellingsOf('psp_rows')} AND other.rrn = psp_rows.rrn))))`,
      })
      .from(paymentDifferences)
      .innerJoin(payments, eq(payments.id, paymentDifferences.paymentId))
      .where(eq(paymentDifferences.kind, 'over'))
      .orderBy(...inOrder(payments))
      .prepare(),
  );
}

/** Prepares these reads. */
export function refundReads(orm: Orm) {
  const statement = refundStatement(orm);
  return {
    /** What goes back to clients because a terminal took too much, oldest first; shown ones too. */
    refundCases(): RefundCase[] {
      const cases = statement().all();
      const isShown = shownByReversals(cases.map(({ rows }): readonly ReversalRow[] => JSON.parse(rows)));
      return cases.map(({ rows, ...row }, place) => ({ ...row, state: isShown[place] ? 'shown' : 'open' }));
    },
  };
}
