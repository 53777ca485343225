// Writes the tables of what was filed in the judiciary's own system, and of what is filed no more.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Orm } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { filingEnds, filingWithdrawals, visitFilings } from '#db/schema/counter/visits.ts';
import { filingEnded, filingWithdrawn, visitFiled } from './entries.ts';
import { numberKeyOf } from './filing-rules.ts';
import type { OpenFilingKeeper } from './open-filings-apply.ts';

/** The appliers of filings. */
export function filingAppliers(orm: Orm, keepOpenFiling: OpenFilingKeeper): readonly EntryApplier[] {
  const insertFiling = preparedInsert(orm, visitFilings);
  const insertWithdrawal = preparedInsert(orm, filingWithdrawals);
  const insertFilingEnd = preparedInsert(orm, filingEnds);
  return [
    applier(visitFiled, (entry) => {
      const { trackingNumber = null, branch = null, filedTime = null } = entry.private ?? {};
      const { governmentCharge = null, officeFee = null, replaces = null, ...filing } = entry.body;
      insertFiling({
        ...filing,
        trackingNumber,
        numberKey: trackingNumber === null ? null : numberKeyOf(trackingNumber),
        replaces,
        branch,
        filedAt: filedTime,
        governmentCharge,
        officeFee,
        ...factOf(entry),
      });
      keepOpenFiling.ofVisit(filing.visitId);
      if (replaces !== null) keepOpenFiling.ofFiling(replaces);
    }),
    applier(filingWithdrawn, (entry) => {
      insertWithdrawal({ ...entry.body, ...factOf(entry) });
      keepOpenFiling.ofFiling(entry.body.filingId);
    }),
    applier(filingEnded, (entry) => {
      insertFilingEnd({ ...entry.body, ...factOf(entry) });
      keepOpenFiling.ofVisit(entry.body.visitId);
    }),
  ];
}
