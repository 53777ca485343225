// Reads of visits and clients.
import { and, asc, desc, eq, max, ne, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import {
  inOrder,
  inPlace,
  lastPlaceFirst,
  newestFirst,
  onlyFirst,
  onlyLastInPlace,
  onlyStanding,
} from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import {
  clients,
  openVisits,
  visitCorrections,
  visitEndings,
  visitFilings,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';
import { chargedOf, paidOf } from './account-statements.ts';
import type { VisitRow } from './contract.ts';
import { isDraft, visitState } from './rules.ts';
import { savedVisitReads } from './saved-queries.ts';
import { servedUnpaidReads } from './served-unpaid-queries.ts';
import { unpaidChangesReads } from './unpaid-changes-queries.ts';
import { whoServedReads } from './who-served-queries.ts';

export type VisitReads = ReturnType<typeof visitReads>;
type VisitRecord = typeof visits.$inferSelect;
type Contact = {
  readonly name: string | null;
  readonly mobile: string | null;
  readonly postalCode: string | null;
};

/** The decision on a visit's identity that counts. */
const identityOf = sql<'verified' | 'refused' | 'escalated' | null>`(
  SELECT nullif(c.outcome, 'resumed') FROM identity_checks c WHERE c.visit_id = visits.id
  ${onlyStanding('identity_checks', 'c')})`;
const endingOf = sql<'completed' | 'cancelled' | null>`(
  SELECT e.kind FROM visit_endings e WHERE e.visit_id = visits.id ${onlyFirst('e')})`;
/** The client's name as it was typed, or as it was put right last. */
const clientNameOf = sql<string | null>`coalesce((
  SELECT c.client_name FROM visit_corrections c WHERE c.visit_id = visits.id AND c.client_name IS NOT NULL
  ${onlyLastInPlace('c')}), visits.client_name)`;
const hasCharge = sql<number>`EXISTS (
  SELECT 1 FROM fee_charges c WHERE c.visit_id = visits.id
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;

const rowColumns = {
  visitId: visits.id,
  number: visits.number,
  deskNumber: visits.deskNumber,
  at: visits.at,
  clientType: visits.clientType,
  clientName: clientNameOf,
  identifierMasked: visits.identifierMasked,
  by: visits.actor,
  identity: identityOf,
  ending: endingOf,
  hasCharge,
  charged: chargedOf,
  paid: paidOf,
};

type RawRow = Omit<VisitRow, 'state' | 'clientName'> & {
  clientName: string | null;
  identity: 'verified' | 'refused' | 'escalated' | null;
  ending: 'completed' | 'cancelled' | null;
  hasCharge: number;
};

function toRow(raw: RawRow): VisitRow {
  const { identity, ending, hasCharge: charges, clientName, ...row } = raw;
  const state = visitState({ ending, identity, hasCharge: charges === 1, due: row.charged - row.paid });
  return { ...row, clientName: clientName ?? '', state };
}

type VisitSummaryOfDay = VisitRow & { readonly day: string };

export function visitReads(orm: Orm) {
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
      .orderBy(...inPlace(visitCorrections))
      .prepare(),
  );
  const oneRow = once(() =>
    orm
      .select(rowColumns)
      .from(visits)
      .where(eq(visits.id, sql.placeholder('id')))
      .prepare(),
  );
  const ofDay = once(() =>
    orm
      .select(rowColumns)
      .from(visits)
      .where(eq(visits.day, sql.placeholder('day')))
      .orderBy(asc(visits.deskNumber), asc(visits.number), asc(visits.id))
      .prepare(),
  );
  const leftOpen = once(() =>
    orm
      .select({ ...rowColumns, day: visits.day })
      .from(openVisits)
      .innerJoin(visits, eq(visits.id, openVisits.visitId))
      .where(ne(openVisits.day, sql.placeholder('day')))
      .orderBy(asc(openVisits.day), asc(visits.deskNumber), asc(visits.number), asc(visits.id))
      .prepare(),
  );
  const ofClient = once(() =>
    orm
      .select({ ...rowColumns, day: visits.day, byName: persons.name })
      .from(visits)
      .leftJoin(persons, eq(persons.id, visits.actor))
      .where(eq(visits.identifierHmac, sql.placeholder('hmac')))
      .orderBy(...newestFirst(visits))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
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
  const filing = once(() =>
    orm
      .select()
      .from(visitFilings)
      .where(eq(visitFilings.visitId, sql.placeholder('id')))
      .orderBy(...lastPlaceFirst(visitFilings))
      .limit(1)
      .prepare(),
  );
  const unfiled = once(() =>
    orm
      .select(rowColumns)
      .from(visits)
      .where(
        sql`${visits.day} = ${sql.placeholder('day')}
          AND NOT EXISTS (SELECT 1 FROM visit_filings f WHERE f.visit_id = visits.id)
          AND EXISTS (SELECT 1 FROM payments p WHERE p.visit_id = visits.id
            AND NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id))`,
      )
      .orderBy(asc(visits.deskNumber), asc(visits.number), asc(visits.id))
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
      .orderBy(desc(visits.at))
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

  function dayRows(day: string): VisitRow[] {
    return ofDay().all({ day }).map(toRow);
  }

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
    ...savedVisitReads(orm),
    ...servedUnpaidReads(orm),
    ...unpaidChangesReads(orm),
    ...whoServedReads(orm),
    /** The visit as it was opened, with what was put right since. */
    visit: correctedVisit,
    /** Contact data of a client as their newest visit has it, with what was put right in it. */
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
    row(visitId: string): VisitRow | null {
      const raw = oneRow().get({ id: visitId });
      return raw === undefined ? null : toRow(raw);
    },
    /** The day's visits by number. */
    dayRows,
    /** Visits of the day that still need somebody. */
    drafts: (day: string): VisitRow[] => dayRows(day).filter(({ state }) => isDraft(state)),
    /** Visits of other days than today that still need somebody, the oldest day first, whatever became of their day. */
    leftOpen: (today: string): VisitSummaryOfDay[] =>
      leftOpen()
        .all({ day: today })
        .map(({ day, ...raw }) => ({ ...toRow(raw), day })),
    /** A client's newest visits, the latest first. */
    ofClient: (identifierHmac: string, limit: number) =>
      ofClient()
        .all({ hmac: identifierHmac, limit })
        .map(({ day, byName, ...raw }) => ({ ...toRow(raw), day, byName })),
    /** Why unusual acts were done in a visit, oldest first; the words are null where the private part is not here. */
    reasonsOf: (visitId: string) => reasonsOf().all({ id: visitId }),
    /** The last correction, and the last filing, of a visit as facts; null before the first. */
    lastCorrection: (visitId: string) => corrections().all({ id: visitId }).at(-1) ?? null,
    lastFiling: (visitId: string) => filing().get({ id: visitId }) ?? null,
    /** What the judiciary's own system answered for a visit, the newest; null while nothing was recorded. */
    filing(visitId: string) {
      const row = filing().get({ id: visitId });
      if (row === undefined) return null;
      const { trackingNumber, branch, filedAt, governmentCharge, at } = row;
      return {
        trackingNumber: trackingNumber ?? '',
        branch: branch ?? '',
        filedTime: filedAt ?? '',
        governmentCharge,
        at,
      };
    },
    /** Paid visits of a business day whose filing was not recorded, by number: they show at the close. */
    unfiled: (day: string): VisitRow[] =>
      unfiled()
        .all({ day })
        .map(toRow)
        .filter(({ state }) => state === 'paid' || state === 'completed'),
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
