// Writes the tables of visits and clients.
import { sql } from 'drizzle-orm';
import { foldFa } from '#core/foundation/text/fold.ts';
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { once, preparedInsert } from '#db/prepared.ts';
import {
  actWithdrawals,
  adviceReferrals,
  clients,
  clientWords,
  visitCorrections,
  visitEndings,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';
import {
  actWithdrawn,
  adviceReferred,
  visitCancelled,
  visitClientCorrected,
  visitCompleted,
  visitOnlyAsked,
  visitOpened,
  visitReasonGiven,
} from './entries.ts';
import { filingAppliers } from './filing-apply.ts';
import { openFilingKeeper } from './open-filings-apply.ts';
import { openVisitKeeper } from './open-visits-apply.ts';
import { nameWords } from './rules.ts';

export function visitAppliers({ orm }: Store): readonly EntryApplier[] {
  const keepOpenVisit = openVisitKeeper(orm);
  const insertCorrection = preparedInsert(orm, visitCorrections);
  const keepOpenFiling = openFilingKeeper(orm);
  const insertReason = preparedInsert(orm, visitReasons);
  const insertVisit = preparedInsert(orm, visits);
  const insertEnding = preparedInsert(orm, visitEndings);
  const insertWithdrawal = preparedInsert(orm, actWithdrawals);
  const insertReferral = preparedInsert(orm, adviceReferrals);
  const keepClient = newestClientWins(orm);
  const keepWord = once(() =>
    orm
      .insert(clientWords)
      .values({ word: sql.placeholder('word'), identifierHmac: sql.placeholder('identifierHmac') })
      .onConflictDoNothing()
      .prepare(),
  );
  return [
    applier(visitOpened, (entry) => {
      const { visitId, ...rest } = entry.body;
      const kept = entry.private;
      insertVisit({
        id: visitId,
        ...rest,
        identifier: kept?.identifier ?? null,
        clientName: kept?.clientName ?? null,
        mobile: kept?.mobile ?? null,
        postalCode: kept?.postalCode ?? null,
        trackingNumber: kept?.trackingNumber ?? null,
        details: kept?.details ?? null,
        ...factOf(entry),
      });
      keepOpenVisit(visitId);
      keepOpenFiling.ofVisit(visitId);
      if (kept === undefined) return;
      const { identifierHmac, identifierMasked, clientType } = entry.body;
      const nameFolded = foldFa(kept.clientName);
      keepClient({
        identifierHmac,
        identifierMasked,
        clientType,
        identifier: kept.identifier,
        name: kept.clientName,
        nameFolded,
        mobile: kept.mobile,
        postalCode: kept.postalCode,
        version: versionOf(entry.lc, visitId),
      });
      for (const word of nameWords(nameFolded)) keepWord().run({ word, identifierHmac });
    }),
    applier(visitCompleted, (entry) => {
      const { id, visitId } = entry.body;
      insertEnding({ id, visitId, kind: 'completed', ...factOf(entry) });
      keepOpenVisit(visitId);
    }),
    applier(visitOnlyAsked, (entry) => {
      insertEnding({ ...entry.body, kind: 'asked', ...factOf(entry) });
      keepOpenVisit(entry.body.visitId);
    }),
    applier(visitCancelled, (entry) => {
      insertEnding({ ...entry.body, kind: 'cancelled', ...factOf(entry) });
      keepOpenVisit(entry.body.visitId);
    }),
    applier(visitClientCorrected, (entry) =>
      insertCorrection({
        ...entry.body,
        clientName: entry.private?.clientName ?? null,
        mobile: entry.private?.mobile ?? null,
        postalCode: entry.private?.postalCode ?? null,
        details: entry.private?.details ?? null,
        ...factOf(entry),
      }),
    ),
    ...filingAppliers(orm, keepOpenFiling),
    applier(visitReasonGiven, (entry) =>
      insertReason({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(adviceReferred, (entry) => insertReferral({ ...entry.body, ...factOf(entry) })),
    applier(actWithdrawn, (entry) => insertWithdrawal({ ...entry.body, ...factOf(entry) })),
  ];
}

/** The place of a visit in the order of facts, as text: what the last visit says of a client counts, whatever the order of arrival. */
const versionOf = (lc: number, visitId: string): string => `${String(lc).padStart(16, '0')}|${visitId}`;

function newestClientWins(orm: Store['orm']): (row: Required<typeof clients.$inferInsert>) => void {
  const statement = once(() =>
    orm
      .insert(clients)
      .values({
        identifierHmac: sql.placeholder('identifierHmac'),
        clientType: sql.placeholder('clientType'),
        identifierMasked: sql.placeholder('identifierMasked'),
        identifier: sql.placeholder('identifier'),
        name: sql.placeholder('name'),
        nameFolded: sql.placeholder('nameFolded'),
        mobile: sql.placeholder('mobile'),
        postalCode: sql.placeholder('postalCode'),
        version: sql.placeholder('version'),
      })
      .onConflictDoUpdate({
        target: clients.identifierHmac,
        set: {
          clientType: sql`excluded.client_type`,
          identifierMasked: sql`excluded.identifier_masked`,
          identifier: sql`excluded.identifier`,
          name: sql`excluded.name`,
          nameFolded: sql`excluded.name_folded`,
          mobile: sql`excluded.mobile`,
          postalCode: sql`excluded.postal_code`,
          version: sql`excluded.version`,
        },
        setWhere: sql`excluded.version > clients.version`,
      })
      .prepare(),
  );
  return (row) => {
    statement().run(row);
  };
}
