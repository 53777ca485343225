// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { reportAppliers } from './apply.ts';
import { reportKeepers } from './kept-days-apply.ts';
import { type ReportReads, reportReads } from './queries.ts';
import { reportsRouter } from './router.ts';

export const reports = defineDuty({
  appliers: reportAppliers,
  reads: reportReads,
  keepers: reportKeepers,
  router: reportsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly reports: ReportReads;
  }
}
