// What this duty brings to the application. Its procedures stand above it (core/app/first-run); `core/app/registry/duties.ts` joins them.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { officeAppliers } from './apply.ts';
import { type OfficeReads, officeReads } from './queries.ts';

export const office = defineDuty({ appliers: officeAppliers, reads: officeReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly office: OfficeReads;
  }
}
