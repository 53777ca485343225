// Reads of visits and clients.
import { and, eq, max, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
  clients,
  filingWithdrawals,
  visitEndings,
  visitFilings,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';
import { numberOfVisit } from '#db/visit-number.ts';
import { filingStands } from './filing-stands.ts';
import { formReads, type VisitForm } from './form-queries.ts';
import { peopleReads } from './people-queries.ts';

export type VisitReads = ReturnType<typeof visitReads>;
/** Statements of visits and clients, prepared on first use. */
function visitStatements(orm: Orm) {
  const lastNumber = once(() =>
    orm
      .select({ number: max(visits.number) })
      .from(visits)
      .where(
        and(eq(visits.day, sql.placeholder('day')), eq(visits.deskNumber, sql.placeholder('deskNumber'))),
      )
      .prepare(),
  );
  const ending = once(() =>
    orm
      .select()
      .from(visitEndings)
      .where(eq(visitEndings.visitId, sql.placeholder('id')))
      .orderBy(...inOrder(visitEndings))
      .limit(1)
      .prepare(),
  );
  const client = once(() =>
    orm
      .select()
      .from(clients)
      .where(eq(clients.identifierHmac, sql.placeholder('hmac')))
      .prepare(),
  );
  return { lastNumber, ending, client };
}

const stands = sql.raw(filingStands('visit_filings'));

/** Statements of filings, prepared on first use. Named for the tests of their query plans. */
export function filingStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    filings: once(() =>
      orm
        .select()
        .from(visitFilings)
        .where(and(eq(visitFilings.visitId, id), stands))
        .orderBy(...inOrder(visitFilings))
        .prepare(),
    ),
    filedUnder: once(() =>
      orm
        .select({
          filingId: visitFilings.id,
          visitId: visitFilings.visitId,
          visitNumber: numberOfVisit('visit_filings.visit_id'),
          day: visitFilings.day,
        })
        .from(visitFilings)
        .where(and(eq(visitFilings.numberKey, id), stands))
        .orderBy(...inOrder(visitFilings))
        .prepare(),
    ),
    withdrawn: once(() =>
      orm
        .selectDistinct({ trackingNumber: visitFilings.trackingNumber })
        .from(filingWithdrawals)
        .innerJoin(visitFilings, eq(visitFilings.id, filingWithdrawals.filingId))
        .where(eq(visitFilings.visitId, id))
        .prepare(),
    ),
  };
}

/** Statements of the reasons for unusual acts, prepared on first use. */
function reasonStatements(orm: Orm) {
  const reasonsOf = once(() =>
    orm
      .select({
        kind: visitReasons.kind,
        actId: visitReasons.actId,
        reason: visitReasons.reason,
        at: visitReasons.at,
        day: visitReasons.day,
        by: visitReasons.actor,
        byName: persons.name,
      })
      .from(visitReasons)
      .leftJoin(persons, eq(persons.id, visitReasons.actor))
      .where(eq(visitReasons.visitId, sql.placeholder('id')))
      .orderBy(...inOrder(visitReasons))
      .prepare(),
  );
  const reasonsOfDay = once(() =>
    orm
      .select({
        kind: visitReasons.kind,
        visitId: visitReasons.visitId,
        visitNumber: numberOfVisit('visit_reasons.visit_id'),
        reason: visitReasons.reason,
        at: visitReasons.at,
        by: visitReasons.actor,
        byName: persons.name,
      })
      .from(visitReasons)
      .leftJoin(persons, eq(persons.id, visitReasons.actor))
      .where(eq(visitReasons.day, sql.placeholder('day')))
      .orderBy(...inOrder(visitReasons))
      .prepare(),
  );
  return { reasonsOf, reasonsOfDay };
}

/** Reads of filings. */
function filingReads(orm: Orm) {
  const { filings, filedUnder, withdrawn } = filingStatements(orm);
  return {
    /** What the judiciary's own system answered for a visit, filing by filing, oldest first; what was put right or taken back is left out. */
    filings: (visitId: string) =>
      filings()
        .all({ id: visitId })
        .map(({ id, trackingNumber, branch, filedAt, governmentCharge, officeFee, at }) => ({
          filingId: id,
          trackingNumber: trackingNumber ?? '',
          branch: branch ?? '',
          filedTime: filedAt ?? '',
          governmentCharge,
          officeFee,
          at,
        })),
    /** The filings of the office that stand under a number (its key), oldest first. */
    filedUnder: (numberKey: string) => filedUnder().all({ id: numberKey }),
    /** Tracking numbers that stood in a visit, were taken back and stand there no more (D1.111). */
    withdrawnNumbers(visitId: string): string[] {
      const standing = new Set(
        filings()
          .all({ id: visitId })
          .map(({ trackingNumber }) => trackingNumber),
      );
      return withdrawn()
        .all({ id: visitId })
        .flatMap(({ trackingNumber }) => trackingNumber ?? [])
        .filter((number) => !standing.has(number))
        .toSorted();
    },
    /** Who recorded the latest filing that stands; null while there is none. */
    filedBy: (visitId: string): string | null => filings().all({ id: visitId }).at(-1)?.actor ?? null,
  };
}

/** Prepares the reads of this duty. */
export function visitReads(orm: Orm) {
  const { lastNumber, ending, client } = visitStatements(orm);
  const people = peopleReads(orm);
  const { visit, forms } = formReads(orm, people);
  const { reasonsOf, reasonsOfDay } = reasonStatements(orm);

  return {
    ...filingReads(orm),
    /**
     * The birth date that the office knows of somebody, from whatever part they had in a visit, or in another than the one named; null for
     * none (D1.21).
     */
    birthDateKnown(hash: string, elsewhere = ''): string | null {
      const born = people.born(hash, elsewhere);
      if (born === null) return null;
      const form = forms(born.visitId).find(({ formId }) => formId === born.formId);
      return form?.details?.birthDate ?? born.birthDate;
    },
    /** The visit as it was opened, with its corrections since; what it says of a client is the form that it is known by. */
    visit,
    forms,
    /** The form that a visit is known by: the first one, or who stands in its place (D1.217). */
    headForm: (visitId: string): string => forms(visitId)[0]?.formId ?? visitId,
    /** The visit to which those of a form came; null for a form that is not here. */
    visitOfForm: (formId: string): string | null => people.placeOf(formId)?.visitId ?? null,
    /** Those of one form; null where it is not of the visit, or was removed. */
    form: (visitId: string, formId: string): VisitForm | null =>
      forms(visitId).find((form) => form.formId === formId) ?? null,
    /** The newest form by which a known client came, and what it says with its corrections; null for nobody known. */
    lastForm(identifierHmac: string) {
      const known = client().get({ hmac: identifierHmac });
      const formId = known?.version.split('|')[1] ?? '';
      const place = people.placeOf(formId);
      if (known === undefined || place === null) return null;
      const form = forms(place.visitId).find((one) => one.formId === formId);
      // It was found to be somebody else's.
      if (
        form?.formerHashes.includes(identifierHmac) &&
        form.participants.every(({ hash }) => hash !== identifierHmac)
      )
        return null;
      return {
        visitId: place.visitId,
        day: place.day,
        name: form?.clientName ?? known.name ?? '',
        mobile: form?.mobile ?? known.mobile ?? '',
        postalCode: form?.postalCode ?? known.postalCode ?? '',
      };
    },
    ending: (visitId: string) => ending().get({ id: visitId }) ?? null,
    /** Why unusual acts were done in a visit, oldest first; the words are null where the private part is not here. */
    reasonsOf: (visitId: string) => reasonsOf().all({ id: visitId }),
    /** Unusual acts of a business day with their reasons, oldest first. */
    reasonsOfDay: (day: string) => reasonsOfDay().all({ day }),
    nextNumber: (day: string, deskNumber: number): number =>
      nextCount(lastNumber().get({ day, deskNumber })?.number),
    client: (identifierHmac: string) => client().get({ hmac: identifierHmac }) ?? null,
  };
}
