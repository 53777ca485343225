// What this duty brings to the application.
import type { ReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { dayCloseAppliers } from './apply.ts';
import { bankAppliers } from './bank/apply.ts';
import { attemptKeepers } from './ledger/attempts-apply.ts';
import { bankKeepers } from './ledger/bank-days-apply.ts';
import { isToBeFiled } from './ledger/contract.ts';
import { differenceKeepers } from './ledger/open-differences-apply.ts';
import { dueDifferences } from './ledger/views.ts';
import { type DayCloseReads, dayCloseReads } from './queries.ts';
import { dayCloseRouter } from './router.ts';

export const dayClose = defineDuty({
  appliers: (store) => [...dayCloseAppliers(store), ...bankAppliers(store)],
  keepers: (store) => [...differenceKeepers(store), ...attemptKeepers(store), ...bankKeepers(store)],
  reads: dayCloseReads,
  router: dayCloseRouter,
  // What nothing of is still on its way, over all days (D21.70); of it what is to be filed is everybody's at the counter (D1.12).
  tasks: {
    topics: ['payments', 'visits', 'fees', 'closures', 'photos'],
    of(reads, { role }, day) {
      if (role !== 'manager' && role !== 'clerk') return { differences: 0, unfiled: 0 };
      const due = dueDifferences(reads, day);
      const unfiled = due.filter(isToBeFiled).length;
      return { differences: role === 'manager' ? due.length - unfiled : 0, unfiled };
    },
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly dayClose: DayCloseReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeServices {
    /** Reads files from outside in a thread of their own. */
    readonly reports: ReportReader;
  }
}
