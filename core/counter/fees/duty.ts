// What this duty brings to the application.

import { staffReads } from '#core/access/staff/queries.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { feeAppliers } from './apply.ts';
import { type FeeReads, feeReads } from './queries.ts';
import { feesRouter } from './router.ts';

export const fees = defineDuty({
  appliers: feeAppliers,
  reads: (orm) => feeReads(orm, staffReads(orm)),
  router: feesRouter,
  // A day cannot be worked without a tariff.
  tasks: { of: (reads, _reader, day) => ({ noTariff: reads.fees.inForce(day) === null ? 1 : 0 }) },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly fees: FeeReads;
  }
}
