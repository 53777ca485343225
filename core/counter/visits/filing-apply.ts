// Writes the tables of what was filed in the judiciary's own system, and of what was taken back.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Orm } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { filingWithdrawals, visitFilings } from '#db/schema/counter/visits.ts';
import { filingWithdrawn, visitFiled } from './entries.ts';
import { numberKeyOf } from './filing-rules.ts';

/** The appliers of filings. */
export function filingAppliers(orm: Orm): readonly EntryApplier[] {
  const insertFiling = preparedInsert(orm, visitFilings);
  const insertWithdrawal = preparedInsert(orm, filingWithdrawals);
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
    }),
    applier(filingWithdrawn, (entry) => insertWithdrawal({ ...entry.body, ...factOf(entry) })),
  ];
}
