// Reads of the day close: a day's imports, report rows, matches by hand, explanations, closings and clashes.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { complaints } from '#db/schema/complaints.ts';
import {
  dayClosings,
  explanations,
  manualMatches,
  pspImports,
  pspRows,
  zeroDeclarations,
} from '#db/schema/day-close.ts';
import { cashOffers } from '#db/schema/payments.ts';
import { cutOffs, persons } from '#db/schema/staff.ts';

export type DayCloseReads = ReturnType<typeof dayCloseReads>;

/** People with entries after their last cut-off; read over the index (actor, at) of the few who were cut off. */
const workAfterCutOff = sql<number>`(
  SELECT count(*) FROM journal j WHERE j.actor = ${cutOffs.personId} AND j.at > ${cutOffs.at} AND j.day = ${sql.placeholder('day')}
    AND NOT EXISTS (SELECT 1 FROM activations a WHERE a.person_id = j.actor AND a.at > ${cutOffs.at} AND a.at <= j.at))`;

export function dayCloseReads(orm: Orm) {
  const day = sql.placeholder('day');
  const imports = once(() =>
    orm
      .select()
      .from(pspImports)
      .where(eq(pspImports.forDay, day))
      .orderBy(asc(pspImports.at), asc(pspImports.id))
      .prepare(),
  );
  const byFile = once(() =>
    orm
      .select({ at: pspImports.at })
      .from(pspImports)
      .where(eq(pspImports.fileSha256, sql.placeholder('sha256')))
      .orderBy(asc(pspImports.at))
      .limit(1)
      .prepare(),
  );
  const rows = once(() =>
    orm
      .select()
      .from(pspRows)
      .where(eq(pspRows.forDay, day))
      .groupBy(pspRows.rowId)
      .orderBy(asc(pspRows.rowId))
      .prepare(),
  );
  const knownRow = once(() =>
    orm
      .select({ rowId: pspRows.rowId })
      .from(pspRows)
      .where(eq(pspRows.rowId, sql.placeholder('rowId')))
      .limit(1)
      .prepare(),
  );
  const zeros = once(() =>
    orm
      .select({ terminalId: zeroDeclarations.terminalId })
      .from(zeroDeclarations)
      .where(eq(zeroDeclarations.forDay, day))
      .prepare(),
  );
  const byHand = once(() =>
    orm
      .select({ paymentId: manualMatches.paymentId, pspRowId: manualMatches.rowId })
      .from(manualMatches)
      .where(eq(manualMatches.forDay, day))
      .orderBy(asc(manualMatches.at), asc(manualMatches.id))
      .prepare(),
  );
  const explained = once(() =>
    orm
      .select()
      .from(explanations)
      .where(eq(explanations.forDay, day))
      .orderBy(asc(explanations.at), asc(explanations.id))
      .prepare(),
  );
  const closings = once(() =>
    orm
      .select()
      .from(dayClosings)
      .where(eq(dayClosings.forDay, day))
      .orderBy(asc(dayClosings.at), asc(dayClosings.id))
      .prepare(),
  );
  const afterCutOff = once(() =>
    orm
      .select({ personId: cutOffs.personId, name: persons.name, entries: workAfterCutOff })
      .from(cutOffs)
      .innerJoin(persons, eq(persons.id, cutOffs.personId))
      .where(sql`${workAfterCutOff} > 0`)
      .orderBy(asc(cutOffs.personId), desc(cutOffs.at))
      .prepare(),
  );
  const counts = once(() =>
    orm
      .select({
        complaints: sql<number>`(SELECT count(*) FROM ${complaints} WHERE ${complaints.day} = ${day})`,
        cashOffers: sql<number>`(SELECT count(*) FROM ${cashOffers} WHERE ${cashOffers.day} = ${day})`,
      })
      .from(sql`(SELECT 1)`)
      .prepare(),
  );
  const numberTwice = once(() =>
    orm
      .select({ deskNumber: complaints.deskNumber, number: complaints.number })
      .from(complaints)
      .where(
        and(
          eq(complaints.day, day),
          sql`EXISTS (SELECT 1 FROM complaints other WHERE other.desk_number = complaints.desk_number
            AND other.number = complaints.number AND other.id <> complaints.id)`,
        ),
      )
      .groupBy(complaints.deskNumber, complaints.number)
      .prepare(),
  );

  return {
    imports: (forDay: string) => imports().all({ day: forDay }),
    /** When a file with these bytes was imported, UTC; null when it was not. */
    importedAt: (sha256: string): string | null => byFile().get({ sha256 })?.at ?? null,
    /** Report rows booked to a day; a row that several files have counts once. */
    rows: (forDay: string) => rows().all({ day: forDay }),
    isRowKnown: (rowId: string): boolean => knownRow().get({ rowId }) !== undefined,
    declaredZero: (forDay: string): string[] =>
      zeros()
        .all({ day: forDay })
        .map(({ terminalId }) => terminalId),
    manualMatches: (forDay: string) => byHand().all({ day: forDay }),
    /** The latest explanation of each exception of a day. */
    explanations: (forDay: string) =>
      new Map(
        explained()
          .all({ day: forDay })
          .map((row) => [row.exceptionKey, row]),
      ),
    closings: (forDay: string) => closings().all({ day: forDay }),
    /** People who worked on a day after they had been cut off (D9). */
    workedAfterCutOff: (forDay: string) => afterCutOff().all({ day: forDay }),
    counts: (forDay: string) => counts().get({ day: forDay }) ?? { complaints: 0, cashOffers: 0 },
    complaintNumbersTwice: (forDay: string) => numberTwice().all({ day: forDay }),
  };
}
