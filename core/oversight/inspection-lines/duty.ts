// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { inspectionLineAppliers } from './apply.ts';
import { type InspectionLineReads, inspectionLineReads } from './queries.ts';
import { inspectionLinesRouter } from './router.ts';

export const inspectionLines = defineDuty({
  appliers: inspectionLineAppliers,
  reads: inspectionLineReads,
  router: inspectionLinesRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly inspectionLines: InspectionLineReads;
  }
}
