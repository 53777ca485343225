// What this duty brings to the application.
import { defineDuty } from '#core/journal/define-duty.ts';
import { staffAppliers } from './apply.ts';
import { type StaffReads, staffReads } from './queries.ts';
import { staffRouter } from './router.ts';

export const staff = defineDuty({ appliers: staffAppliers, reads: staffReads, router: staffRouter });

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly staff: StaffReads;
  }
}
