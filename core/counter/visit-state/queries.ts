// What a visit is at now: its row, state and account, worked out from what four duties recorded in it.
import { asc, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { outcomeInForce } from '#core/counter/identity/check-in-force.ts';
import { chargedOf, paidOf } from '#core/counter/payments/account-statements.ts';
import type { VisitRow } from '#core/counter/visits/contract.ts';
import {
  clientNameOf,
  clientTypeOf,
  correctedMaskOf,
  laterIdentifierOf,
  otherNamesOf,
  othersOf,
} from '#core/counter/visits/head-form.ts';
import { identifierStands, lastIdentifier } from '#core/counter/visits/people-queries.ts';
import { isDraft, visitState } from '#core/counter/visits/rules.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst, onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { identifierCorrections, openVisits, participants, visits } from '#db/schema/counter/visits.ts';
import { savedVisitReads } from './saved-queries.ts';
import { servedUnpaidReads } from './served-unpaid-queries.ts';
import { unpaidChangesReads } from './unpaid-changes-queries.ts';
import { whoServedReads } from './who-served-queries.ts';

export type VisitStateReads = ReturnType<typeof visitStateReads>;

/** The decision that stands on a visit's identity; null also when a refused visit goes on. */
const identityOf = sql<'verified' | 'refused' | 'escalated' | null>`${outcomeInForce}`;
const endingOf = sql<'completed' | 'cancelled' | 'asked' | null>`(
  SELECT e.kind FROM visit_endings e WHERE e.visit_id = visits.id ${onlyFirst('e')})`;
const hasCharge = sql<number>`EXISTS (
  SELECT 1 FROM fee_charges c WHERE c.visit_id = visits.id
    AND NOT EXISTS (SELECT 1 FROM fee_corrections f WHERE f.charge_id = c.id))`;

const rowColumns = {
  visitId: visits.id,
  number: visits.number,
  deskNumber: visits.deskNumber,
  at: visits.at,
  clientType: clientTypeOf,
  clientName: clientNameOf,
  others: othersOf,
  otherNames: otherNamesOf,
  typedMask: visits.identifierMasked,
  correctedMask: correctedMaskOf,
  laterIdentifier: laterIdentifierOf,
  by: visits.actor,
  identity: identityOf,
  ending: endingOf,
  hasCharge,
  charged: chargedOf,
  paid: paidOf,
};

/** Null where the private part is not here. */
const namesSchema = z.array(z.string().nullable());

type RawRow = Omit<VisitRow, 'state' | 'clientName' | 'identifierMasked' | 'otherNames'> & {
  otherNames: string;
  typedMask: string;
  correctedMask: string | null;
  laterIdentifier: string | null;
  clientName: string | null;
  identity: 'verified' | 'refused' | 'escalated' | null;
  ending: 'completed' | 'cancelled' | 'asked' | null;
  hasCharge: number;
};

function toRow(raw: RawRow): VisitRow {
  const { identity, ending, hasCharge: charges, clientName, otherNames, ...masks } = raw;
  const { typedMask, correctedMask, laterIdentifier, ...row } = masks;
  const typed = laterIdentifier === null ? typedMask : maskIdentifier(laterIdentifier);
  const state = visitState({ ending, identity, hasCharge: charges === 1, due: row.charged - row.paid });
  return {
    ...row,
    clientName: clientName ?? '',
    otherNames: namesSchema.parse(JSON.parse(otherNames)).filter((name) => name !== null),
    identifierMasked: correctedMask ?? typed,
    state,
  };
}

type VisitSummaryOfDay = VisitRow & { readonly day: string };

/** Statements of visits as rows, prepared on first use. Named for the tests of their query plans. */
export function visitRowStatements(orm: Orm) {
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
      .where(
        sql`${visits.id} IN (
          SELECT p.visit_id FROM ${participants} p WHERE p.hash = ${sql.placeholder('hmac')} AND ${identifierStands('p')}
          UNION ALL SELECT k.visit_id FROM ${identifierCorrections} k
            WHERE k.hash = ${sql.placeholder('hmac')} AND ${lastIdentifier('k')})`,
      )
      .orderBy(...newestFirst(visits))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );
  return { oneRow, ofDay, leftOpen, ofClient };
}

/** Prepares these reads. */
export function visitStateReads(orm: Orm) {
  const { oneRow, ofDay, leftOpen, ofClient } = visitRowStatements(orm);
  function dayRows(day: string): VisitRow[] {
    return ofDay().all({ day }).map(toRow);
  }

  return {
    ...savedVisitReads(orm),
    ...servedUnpaidReads(orm),
    ...unpaidChangesReads(orm),
    ...whoServedReads(orm),
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
        .map(({ day, ...raw }) => ({ ...toRow(raw), day }))
        .filter(({ state }) => isDraft(state)),
    /** The newest visits in which somebody had a part, the latest first. */
    ofClient: (identifierHmac: string, limit: number) =>
      ofClient()
        .all({ hmac: identifierHmac, limit })
        .map(({ day, byName, ...raw }) => ({ ...toRow(raw), day, byName })),
  };
}
