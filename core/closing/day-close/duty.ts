// What this duty brings to the application.
import type { ReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { dayCloseAppliers } from './apply.ts';
import { type DayCloseReads, dayCloseReads } from './queries.ts';
import { dayCloseRouter } from './router.ts';

export const dayClose = defineDuty({
  appliers: dayCloseAppliers,
  reads: dayCloseReads,
  router: dayCloseRouter,
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
