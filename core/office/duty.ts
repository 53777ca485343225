// What this duty brings to the application.
import { defineDuty } from '#core/journal/define-duty.ts';
import { officeAppliers } from './apply.ts';
import { type OfficeReads, officeReads } from './queries.ts';
import { officeRouter } from './router.ts';

export const office = defineDuty({ appliers: officeAppliers, reads: officeReads, router: officeRouter });

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly office: OfficeReads;
  }
}
