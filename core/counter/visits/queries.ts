// Reads of visits and clients.
import { and, eq, max, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
  clients,
  filingEnds,
  visitCorrections,
  visitEndings,
  visitFilings,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';

export type VisitReads = ReturnType<typeof visitReads>;
type VisitRecord = typeof visits.$inferSelect;
type Contact = {
  readonly name: string | null;
  readonly mobile: string | null;
  readonly postalCode: string | null;
};

/** Statements of visits and clients, prepared on first use. */
function visitStatements(orm: Orm) {
  const one = once(() =>
    orm
      .select()
      .from(visits)
      .where(eq(visits.id, sql.placeholder('id')))
      .prepare(),
  );
  const corrections = once(() =>
    orm
      .select()
      .from(visitCorrections)
      .where(eq(visitCorrections.visitId, sql.placeholder('id')))
      .orderBy(...inOrder(visitCorrections))
      .prepare(),
  );
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
  const lastVisit = once(() =>
    orm
      .select({ id: visits.id, day: visits.day })
      .from(visits)
      .where(eq(visits.identifierHmac, sql.placeholder('hmac')))
      .orderBy(...newestFirst(visits))
      .limit(1)
      .prepare(),
  );
  const asMinor = once(() =>
    orm
      .select({ id: visits.id })
      .from(visits)
      .where(
        and(eq(visits.identifierHmac, sql.placeholder('hmac')), eq(visits.clientType, 'minor_of_sana_age')),
      )
      .orderBy(...newestFirst(visits))
      .limit(1)
      .prepare(),
  );
  return { one, corrections, lastNumber, ending, client, lastVisit, asMinor };
}

/** No other filing puts it right. */
const stands = sql`NOT EXISTS (SELECT 1 FROM visit_filings r WHERE r.replaces = visit_filings.id)`;

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
          visitNumber: sql<number>`coalesce((SELECT v.number FROM visits v WHERE v.id = visit_filings.visit_id), 0)`,
          day: visitFilings.day,
        })
        .from(visitFilings)
        .where(and(eq(visitFilings.numberKey, id), stands))
        .orderBy(...inOrder(visitFilings))
        .prepare(),
    ),
    endedUnits: once(() =>
      orm
        .select({ units: sql<number>`coalesce(sum(${filingEnds.units}), 0)` })
        .from(filingEnds)
        .where(eq(filingEnds.visitId, id))
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
        visitNumber: sql<number>`coalesce((SELECT v.number FROM visits v WHERE v.id = visit_reasons.visit_id), 0)`,
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

/** Prepares the reads of this duty. */
export function visitReads(orm: Orm) {
  const { one, corrections, lastNumber, ending, client, lastVisit, asMinor } = visitStatements(orm);
  const { reasonsOf, reasonsOfDay } = reasonStatements(orm);
  const { filings, filedUnder, endedUnits } = filingStatements(orm);

  function correctedVisit(visitId: string): VisitRecord | null {
    const opened = one().get({ id: visitId });
    if (opened === undefined) return null;
    let visit = opened;
    for (const { clientName, mobile, postalCode, details } of corrections().all({ id: visitId })) {
      visit = {
        ...visit,
        clientName: clientName ?? visit.clientName,
        mobile: mobile ?? visit.mobile,
        postalCode: postalCode ?? visit.postalCode,
        details: details === null ? visit.details : Object.assign({}, visit.details, details),
      };
    }
    return visit;
  }

  return {
    /** The visit as it was opened, with its corrections since. */
    visit: correctedVisit,
    /** Contact data of a client as their newest visit has it, with its corrections. */
    contactOf(known: Contact, newestVisitId: string) {
      const { clientName, mobile, postalCode } = correctedVisit(newestVisitId) ?? {};
      return {
        name: clientName ?? known.name ?? '',
        mobile: mobile ?? known.mobile ?? '',
        postalCode: postalCode ?? known.postalCode ?? '',
      };
    },
    /** The birth date under which a client was here last as a minor who comes themself; null for anybody else. */
    birthDateAsMinor(identifierHmac: string): string | null {
      const found = asMinor().get({ hmac: identifierHmac });
      return found === undefined ? null : (correctedVisit(found.id)?.details?.birthDate ?? null);
    },
    ending: (visitId: string) => ending().get({ id: visitId }) ?? null,
    /** Why unusual acts were done in a visit, oldest first; the words are null where the private part is not here. */
    reasonsOf: (visitId: string) => reasonsOf().all({ id: visitId }),
    /** What the judiciary's own system answered for a visit, filing by filing, oldest first; what was put right is left out. */
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
    /** Units of a visit that are filed no more, by the manager's word. */
    endedUnits: (visitId: string): number => endedUnits().get({ id: visitId })?.units ?? 0,
    /** Who recorded the latest filing that stands; null while there is none. */
    filedBy: (visitId: string): string | null => filings().all({ id: visitId }).at(-1)?.actor ?? null,
    /** Unusual acts of a business day with their reasons, oldest first. */
    reasonsOfDay: (day: string) => reasonsOfDay().all({ day }),
    nextNumber: (day: string, deskNumber: number): number =>
      nextCount(lastNumber().get({ day, deskNumber })?.number),
    client: (identifierHmac: string) => client().get({ hmac: identifierHmac }) ?? null,
    /** The newest visit of a client, or null. */
    lastVisit: (identifierHmac: string): { id: string; day: string } | null =>
      lastVisit().get({ hmac: identifierHmac }) ?? null,
  };
}
