// What this duty brings to the application.
import { defineDuty } from '#core/desk/define-duty.ts';
import { complaintsAppliers } from './apply.ts';
import { type ComplaintsReads, complaintsReads } from './queries.ts';
import { complaintsRouter } from './router.ts';

export const complaints = defineDuty({
  appliers: complaintsAppliers,
  reads: complaintsReads,
  router: complaintsRouter,
});

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly complaints: ComplaintsReads;
  }
}
