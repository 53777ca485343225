// What this duty brings to the application.
import { closureReads } from '#core/closures/queries.ts';
import { defineDuty } from '#core/journal/define-duty.ts';
import { staffReads } from '#core/staff/queries.ts';
import { complaintsAppliers } from './apply.ts';
import { type ComplaintsReads, complaintsReads } from './queries.ts';
import { complaintsRouter } from './router.ts';

export const complaints = defineDuty({
  appliers: complaintsAppliers,
  reads: (orm) => complaintsReads(orm, closureReads(orm), staffReads(orm)),
  router: complaintsRouter,
});

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly complaints: ComplaintsReads;
  }
}
