// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { closureAppliers } from './apply.ts';
import { type ClosureReads, closureReads } from './queries.ts';
import { closuresRouter } from './router.ts';

export const closures = defineDuty({
  appliers: closureAppliers,
  reads: closureReads,
  router: closuresRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly closures: ClosureReads;
  }
}
