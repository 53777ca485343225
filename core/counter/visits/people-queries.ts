// Reads of the people of visits: who takes part by which form, who acts for whom, and what is known of somebody by hash.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { formRemovals, mandates, participants, visitForms } from '#db/schema/counter/visits.ts';

export type ParticipantRow = typeof participants.$inferSelect;
export type MandateRow = typeof mandates.$inferSelect;

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function peopleStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const isRemoved = (formId: string) =>
    sql`EXISTS (SELECT 1 FROM ${formRemovals} r WHERE r.form_id = ${sql.raw(formId)})`;
  return {
    further: once(() =>
      orm
        .select()
        .from(visitForms)
        .where(sql`${visitForms.visitId} = ${id} AND NOT ${isRemoved('visit_forms.id')}`)
        .orderBy(...inOrder(visitForms))
        .prepare(),
    ),
    participants: once(() =>
      orm
        .select()
        .from(participants)
        .where(sql`${participants.visitId} = ${id} AND NOT ${isRemoved('participants.form_id')}`)
        .orderBy(...inOrder(participants))
        .prepare(),
    ),
    mandates: once(() =>
      orm
        .select()
        .from(mandates)
        .where(sql`${mandates.visitId} = ${id} AND NOT ${isRemoved('mandates.form_id')}`)
        .orderBy(...inOrder(mandates))
        .prepare(),
    ),
    placeOf: once(() =>
      orm
        .select({ visitId: participants.visitId, day: participants.day })
        .from(participants)
        .where(eq(participants.formId, id))
        .limit(1)
        .prepare(),
    ),
    born: once(() =>
      orm
        .select({
          birthDate: participants.birthDate,
          visitId: participants.visitId,
          formId: participants.formId,
        })
        .from(participants)
        .where(
          sql`${participants.hash} = ${id} AND ${participants.birthDate} IS NOT NULL
            AND ${participants.visitId} <> ${sql.placeholder('elsewhere')}`,
        )
        .orderBy(...newestFirst(participants))
        .limit(1)
        .prepare(),
    ),
  };
}

export function peopleReads(orm: Orm) {
  const statements = peopleStatements(orm);
  return {
    /** The further forms of a visit whose people still take part, oldest first. */
    further: (visitId: string) => statements.further().all({ id: visitId }),
    /** Everybody who takes part, and who acts for whom. */
    of: (visitId: string) => ({
      participants: statements.participants().all({ id: visitId }),
      mandates: statements.mandates().all({ id: visitId }),
    }),
    /** The visit and day of a form; null for one that is not here. */
    placeOf: (formId: string) => statements.placeOf().get({ id: formId }) ?? null,
    /** The newest form of another visit in which somebody's birth date was typed, whatever part they had; null for none. */
    born: (hash: string, elsewhere: string) => statements.born().get({ id: hash, elsewhere }) ?? null,
  };
}
