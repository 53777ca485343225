// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { secondFactorAppliers } from './apply.ts';
import { type SecondFactorReads, secondFactorReads } from './queries.ts';
import { secondFactorRouter } from './router.ts';

export const secondFactor = defineDuty({
  appliers: secondFactorAppliers,
  reads: secondFactorReads,
  router: secondFactorRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly secondFactor: SecondFactorReads;
  }
}
