// Reads of identity checks (D1).
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { identityChecks, sanaRegistrations } from '#db/schema/counter/identity.ts';
import { formRemovals, openVisits, visitForms, visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import { checkInForce, knewIdentifiers } from './check-in-force.ts';
import { memoryReads } from './memory-queries.ts';
import { pointReads } from './points/queries.ts';
import { outcomeOfVisit } from './rules.ts';

/** The check at hand is the one that stands for those of its form. */
const stands = sql`${identityChecks.id} = ${checkInForce('id', 'identity_checks.visit_id', 'identity_checks.form_id')}`;
const isRemoved = (form: string) =>
  sql`EXISTS (SELECT 1 FROM ${formRemovals} r WHERE r.form_id = ${sql.raw(form)})`;

export type IdentityReads = ReturnType<typeof identityReads>;

/** Statements of this module, prepared on first use. */
function identityStatements(orm: Orm) {
  const visitId = sql.placeholder('visitId');
  return {
    standing: once(() =>
      orm
        .select()
        .from(identityChecks)
        .where(sql`${identityChecks.visitId} = ${visitId} AND ${stands}`)
        .orderBy(...inOrder(identityChecks))
        .prepare(),
    ),
    check: once(() => orm.select().from(identityChecks).where(eq(identityChecks.id, visitId)).prepare()),
    further: once(() =>
      orm
        .select({ formId: visitForms.id })
        .from(visitForms)
        .where(sql`${visitForms.visitId} = ${visitId} AND NOT ${isRemoved('visit_forms.id')}`)
        .prepare(),
    ),
    removed: once(() =>
      orm
        .select({ formId: formRemovals.formId })
        .from(formRemovals)
        .where(eq(formRemovals.formId, visitId))
        .limit(1)
        .prepare(),
    ),
    sana: once(() =>
      orm
        .select({ formId: sanaRegistrations.formId })
        .from(sanaRegistrations)
        .where(sql`${sanaRegistrations.visitId} = ${visitId} AND ${knewIdentifiers('sana_registrations')}`)
        .prepare(),
    ),
    escalated: once(() =>
      orm
        .select({
          visitId: visits.id,
          number: visitNumberOf('visits'),
          day: visits.day,
          clientName: sql<string | null>`coalesce(${visitForms.clientName}, ${visits.clientName})`,
          reasonCode: identityChecks.reasonCode,
          note: identityChecks.note,
          at: identityChecks.at,
          byName: persons.name,
        })
        .from(openVisits)
        .innerJoin(visits, eq(visits.id, openVisits.visitId))
        .innerJoin(identityChecks, eq(identityChecks.visitId, visits.id))
        .leftJoin(visitForms, eq(visitForms.id, identityChecks.formId))
        .leftJoin(persons, eq(persons.id, identityChecks.actor))
        .where(
          sql`${stands} AND ${identityChecks.outcome} = 'escalated' AND NOT ${isRemoved('identity_checks.form_id')}`,
        )
        .orderBy(...inOrder(identityChecks))
        .prepare(),
    ),
  };
}

/** Prepares these reads. */
export function identityReads(orm: Orm) {
  const { standing, check, further, removed, sana, escalated } = identityStatements(orm);

  /** What stands of each form of a visit, the first one first; null while it is undecided, also when it goes on. */
  function decisions(visitId: string) {
    const checks = standing().all({ visitId });
    const isFirstLeft = removed().get({ visitId }) !== undefined;
    const others = further()
      .all({ visitId })
      .map(({ formId }) => formId);
    const forms = isFirstLeft ? others : [visitId, ...others];
    return forms.map((formId) => {
      const row = checks.find((one) => one.formId === formId);
      const decided =
        row === undefined || row.outcome === 'resumed' ? null : { ...row, outcome: row.outcome };
      return { formId, decided };
    });
  }

  return {
    ...memoryReads(orm),
    ...pointReads(orm),
    decisions,
    /** A check by its id, whatever stands. */
    check: (checkId: string) => check().get({ visitId: checkId }) ?? null,
    /** The forms of a visit for which «registered in Sana now» was recorded. */
    sanaRegistered: (visitId: string): readonly string[] =>
      sana()
        .all({ visitId })
        .map(({ formId }) => formId),
    /** Visits whose identity waits for the manager's decision, the longest waiting first, with the clerk's words. */
    escalated: () =>
      escalated()
        .all()
        .map(({ clientName, note, ...row }) => ({ ...row, clientName: clientName ?? '', note: note ?? '' })),
    /** The decision that stands for those of a form; null while there is none, also when a refused visit goes on. */
    decided: (visitId: string, formId: string) =>
      decisions(visitId).find((one) => one.formId === formId)?.decided ?? null,
    /**
     * What stands of a visit, by all of its forms (D1.75): the last check with that outcome. Null while somebody is undecided.
     */
    latest(visitId: string) {
      const found = decisions(visitId);
      const outcome = outcomeOfVisit(found.map(({ decided }) => decided?.outcome ?? null));
      const checks = found.flatMap(({ decided }) => (decided?.outcome === outcome ? [decided] : []));
      const last = checks.toSorted((one, other) => one.lc - other.lc).at(-1);
      return outcome === null || last === undefined ? null : { ...last, outcome };
    },
    /** That a refused form goes on, with what arrived; null when it does not, or was decided since. */
    resumption(visitId: string, formId: string) {
      const row = standing()
        .all({ visitId })
        .find((one) => one.formId === formId);
      return row === undefined || row.outcome !== 'resumed' ? null : row;
    },
  };
}
