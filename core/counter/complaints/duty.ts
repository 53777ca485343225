// What this duty brings to the application.

import { staffReads } from '#core/access/staff/queries.ts';
import { closureReads } from '#core/assets/closures/queries.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { complaintsAppliers } from './apply.ts';
import { type ComplaintsReads, complaintsReads } from './queries.ts';
import { complaintsRouter } from './router.ts';
import { complaintsDue } from './tasks.ts';

export const complaints = defineDuty({
  appliers: complaintsAppliers,
  reads: (orm) => complaintsReads(orm, closureReads(orm), staffReads(orm)),
  router: complaintsRouter,
  tasks: { topics: ['closures'], of: complaintsDue },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly complaints: ComplaintsReads;
  }
}
