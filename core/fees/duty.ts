// What this duty brings to the application.
import { defineDuty } from '#core/journal/define-duty.ts';
import { staffReads } from '#core/staff/queries.ts';
import { feeAppliers } from './apply.ts';
import { type FeeReads, feeReads } from './queries.ts';
import { feesRouter } from './router.ts';

export const fees = defineDuty({
  appliers: feeAppliers,
  reads: (orm) => feeReads(orm, staffReads(orm)),
  router: feesRouter,
});

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly fees: FeeReads;
  }
}
