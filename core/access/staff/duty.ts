// What this duty brings to the application. Its procedures stand above it (core/access/sign-in); `core/app/registry/duties.ts` joins them.

import { defineDuty } from '#core/journal/log/define-duty.ts';
import { staffAppliers } from './apply.ts';
import { type StaffReads, staffReads } from './queries.ts';

export const staff = defineDuty({ appliers: staffAppliers, reads: staffReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly staff: StaffReads;
  }
}
