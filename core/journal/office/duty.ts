// What this duty brings to the application.

import { officeRouter } from '#core/app/first-run/router.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { officeAppliers } from './apply.ts';
import { type OfficeReads, officeReads } from './queries.ts';

export const office = defineDuty({ appliers: officeAppliers, reads: officeReads, router: officeRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly office: OfficeReads;
  }
}
