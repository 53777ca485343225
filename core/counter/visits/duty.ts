// What this duty brings to the application. Its procedures stand above it (core/counter/visit-acts); `core/app/registry/duties.ts` joins them.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { visitAppliers } from './apply.ts';
import { type VisitReads, visitReads } from './queries.ts';

export const visits = defineDuty({ appliers: visitAppliers, reads: visitReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly visits: VisitReads;
  }
}
