// What this duty brings to the application.

import { staffRouter } from '#core/access/sign-in/router.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { staffAppliers } from './apply.ts';
import { type StaffReads, staffReads } from './queries.ts';

export const staff = defineDuty({ appliers: staffAppliers, reads: staffReads, router: staffRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly staff: StaffReads;
  }
}
