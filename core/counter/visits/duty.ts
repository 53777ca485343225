// What this duty brings to the application.

import { visitsRouter } from '#core/counter/visit-acts/router.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { visitAppliers } from './apply.ts';
import { type VisitReads, visitReads } from './queries.ts';

export const visits = defineDuty({ appliers: visitAppliers, reads: visitReads, router: visitsRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly visits: VisitReads;
  }
}
