// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { premisesAppliers } from './apply.ts';
import { type PremisesReads, premisesReads } from './queries.ts';
import { premisesRouter } from './router.ts';

export const premises = defineDuty({
  appliers: premisesAppliers,
  reads: premisesReads,
  router: premisesRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly premises: PremisesReads;
  }
}
