// Reads of who recorded a payment and which files have a report row.
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { baseOf, transactionId } from '#db/psp-row-identity.ts';
import { persons } from '#db/schema/access/staff.ts';
import { pspImports, pspRows } from '#db/schema/closing/day-close.ts';
import { paymentReversals, payments } from '#db/schema/counter/payments.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function itemStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    recorderOfPayment: once(() =>
      orm
        .select({ name: persons.name })
        .from(payments)
        .innerJoin(persons, eq(persons.id, payments.actor))
        .where(eq(payments.id, id))
        .prepare(),
    ),
    recorderOfReversal: once(() =>
      orm
        .select({ name: persons.name })
        .from(paymentReversals)
        .innerJoin(persons, eq(persons.id, paymentReversals.actor))
        .where(eq(paymentReversals.id, id))
        .prepare(),
    ),
    filesOfRow: once(() =>
      orm
        .select({ importId: pspImports.id, fileName: pspImports.fileName })
        .from(pspRows)
        .innerJoin(pspImports, eq(pspImports.id, pspRows.importId))
        .where(and(inArray(pspRows.rowId, [id, sql.placeholder('base')]), eq(transactionId, id)))
        .orderBy(...inOrder(pspImports))
        .prepare(),
    ),
  };
}

export function itemReads(orm: Orm) {
  const statements = itemStatements(orm);
  return {
    /** Name of the person who recorded a payment or reversal, or null. */
    recorderOf: (id: string): string | null =>
      (statements.recorderOfPayment().get({ id }) ?? statements.recorderOfReversal().get({ id }))?.name ??
      null,
    /** The imported files that have a row, oldest first. */
    filesOfRow: (id: string) => statements.filesOfRow().all({ id, base: baseOf(id) }),
  };
}
