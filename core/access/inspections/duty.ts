// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { inspectionAppliers } from './apply.ts';
import { type InspectionReads, inspectionReads } from './queries.ts';
import { inspectionsRouter } from './router.ts';

export const inspections = defineDuty({
  appliers: inspectionAppliers,
  reads: inspectionReads,
  router: inspectionsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly inspections: InspectionReads;
  }
}
