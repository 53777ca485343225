// Reads of the print queue: what waits at a PC.
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { printEndings, waitingPrints } from '#db/schema/prints.ts';
import { persons } from '#db/schema/staff.ts';
import type { WaitingPrint } from './contract.ts';

export type PrintReads = ReturnType<typeof printReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function printStatements(orm: Orm) {
  const waiting = once(() =>
    orm
      .select({
        jobId: waitingPrints.id,
        page: waitingPrints.page,
        subject: waitingPrints.subject,
        paper: waitingPrints.paper,
        failure: waitingPrints.failure,
        at: waitingPrints.at,
        byName: persons.name,
      })
      .from(waitingPrints)
      .leftJoin(persons, eq(persons.id, waitingPrints.actor))
      .where(
        and(
          eq(waitingPrints.device, sql.placeholder('device')),
          sql`NOT EXISTS (SELECT 1 FROM ${printEndings} e WHERE e.job_id = ${waitingPrints.id})`,
        ),
      )
      .orderBy(...inOrder(waitingPrints))
      .prepare(),
  );
  return { waiting };
}

/** The reads of this duty. */
export function printReads(orm: Orm) {
  const { waiting } = printStatements(orm);
  return {
    /** What waits at a PC, the longest first. */
    waitingAt: (device: string): WaitingPrint[] => waiting().all({ device }),
  };
}
