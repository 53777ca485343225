// Reads of the print queue: what waits at a PC.
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { printEndings, waitingPrints } from '#db/schema/counter/prints.ts';
import type { WaitingPrint } from './contract.ts';

/** `aboutId`: whom the complaint is about whose slip waits. It is for the rules and leaves no procedure. */
export type WaitingAtPc = WaitingPrint & { readonly aboutId: string | null };

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
        aboutId: complaints.aboutId,
      })
      .from(waitingPrints)
      .leftJoin(persons, eq(persons.id, waitingPrints.actor))
      .leftJoin(
        complaints,
        and(eq(waitingPrints.page, 'complaint-slip'), eq(complaints.id, waitingPrints.subject)),
      )
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
    /** What waits at a PC, the longest first; of the slip of a complaint also whom the complaint is about. */
    waitingAt: (device: string): WaitingAtPc[] => waiting().all({ device }),
  };
}
