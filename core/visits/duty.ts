// What this duty brings to the application.
import { defineDuty } from '#core/journal/define-duty.ts';
import { visitAppliers } from './apply.ts';
import { type VisitReads, visitReads } from './queries.ts';
import { visitsRouter } from './router.ts';

export const visits = defineDuty({ appliers: visitAppliers, reads: visitReads, router: visitsRouter });

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly visits: VisitReads;
  }
}
