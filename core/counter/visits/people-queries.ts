// Reads of the people of visits: who takes part by which form, who acts for whom, and what is known of somebody by hash.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isBefore, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  formRemovals,
  identifierCorrections,
  mandates,
  participants,
  visitForms,
} from '#db/schema/counter/visits.ts';

export type ParticipantRow = typeof participants.$inferSelect;
export type MandateRow = typeof mandates.$inferSelect;
export type IdentifierCorrection = typeof identifierCorrections.$inferSelect;

/** SQL: no later correction of the same participant than `k` stands. */
export const lastIdentifier = (k: string) =>
  sql`NOT EXISTS (SELECT 1 FROM ${identifierCorrections} after_it WHERE after_it.visit_id = ${sql.raw(k)}.visit_id
    AND after_it.participant_id = ${sql.raw(k)}.participant_id AND ${isBefore(k, 'after_it')})`;
/** SQL: the participant `p` is known by what was typed of them. */
export const identifierStands = (p: string) =>
  sql`NOT EXISTS (SELECT 1 FROM ${identifierCorrections} k WHERE k.visit_id = ${sql.raw(p)}.visit_id
    AND k.participant_id = ${sql.raw(p)}.id)`;

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
    removal: once(() =>
      orm
        .select({ formId: formRemovals.formId })
        .from(formRemovals)
        .where(eq(formRemovals.formId, id))
        .limit(1)
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
    identifiers: once(() =>
      orm
        .select()
        .from(identifierCorrections)
        .where(eq(identifierCorrections.visitId, id))
        .orderBy(...inOrder(identifierCorrections))
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
          lc: participants.lc,
        })
        .from(participants)
        .where(
          sql`${participants.hash} = ${id} AND ${participants.birthDate} IS NOT NULL
            AND ${participants.visitId} <> ${sql.placeholder('elsewhere')} AND ${identifierStands('participants')}`,
        )
        .orderBy(...newestFirst(participants))
        .limit(1)
        .prepare(),
    ),
    /** As `born`, of somebody who was known by another identifier first. */
    bornSince: once(() =>
      orm
        .select({
          birthDate: sql<string | null>`birth_date`,
          visitId: sql<string>`visit_id`,
          formId: sql<string>`form_id`,
          lc: sql<number>`lc`,
        })
        .from(
          sql`(SELECT p.birth_date, p.visit_id, p.form_id, p.lc FROM ${identifierCorrections} k
            CROSS JOIN ${participants} p ON p.id = k.participant_id
            WHERE k.hash = ${id} AND p.birth_date IS NOT NULL
              AND p.visit_id <> ${sql.placeholder('elsewhere')} AND ${lastIdentifier('k')}
            ORDER BY p.lc DESC, p.id DESC LIMIT 1)`,
        )
        .prepare(),
    ),
  };
}

export function peopleReads(orm: Orm) {
  const statements = peopleStatements(orm);
  return {
    /** The further forms of a visit whose people still take part, oldest first. */
    further: (visitId: string) => statements.further().all({ id: visitId }),
    /** Those of a form take no part any more; of the first form the id is the visit's. */
    isRemoved: (formId: string): boolean => statements.removal().get({ id: formId }) !== undefined,
    /** Everybody who takes part, and who acts for whom. */
    of: (visitId: string) => ({
      participants: statements.participants().all({ id: visitId }),
      mandates: statements.mandates().all({ id: visitId }),
    }),
    /** The visit and day of a form; null for one that is not here. */
    placeOf: (formId: string) => statements.placeOf().get({ id: formId }) ?? null,
    /** The newest form of another visit in which somebody's birth date was typed, whatever part they had; null for none. */
    born(hash: string, elsewhere: string) {
      const asTyped = statements.born().get({ id: hash, elsewhere });
      const since = statements.bornSince().get({ id: hash, elsewhere });
      return (asTyped?.lc ?? 0) > (since?.lc ?? 0) ? (asTyped ?? null) : (since ?? asTyped ?? null);
    },
    /** The corrections of identifiers in a visit, oldest first. */
    identifiers: (visitId: string) => statements.identifiers().all({ id: visitId }),
  };
}
